using System.Net;

namespace Bot.Webhooks;

/// <summary>
/// Which addresses may be told: those of the public net, and private ones only where the settings say so. Otherwise whoever may
/// register a webhook could have this machine ask what only it can reach. Pure.
/// </summary>
internal sealed class AddressGuard(WebhooksOptions options)
{
    private static readonly IPNetwork[] Private = [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7" }.Select(n => IPNetwork.Parse(n))];

    /// <summary>Never: link-local with the clouds' metadata, shared, documentation, multicast, and what carries another address inside.</summary>
    private static readonly IPNetwork[] Never =
    [
        .. new[]
        {
            "0.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) ? options.AllowLoopback
            : Private.Any(n => n.Contains(plain)) ? options.AllowPrivateNetworks
            : !Never.Any(n => n.Contains(plain)) && !IsCompatible(plain);
    }

    /// <summary>Whether somebody may register it; what its name resolves to is looked at anew each time it is called.</summary>
    public bool IsSound(string url) =>
        url.Length <= WebhookStore.MaxUrl
        && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed is { UserInfo: "", Fragment: "", Host.Length: > 0 }
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback && options.AllowLoopback))
        && (!IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var address) || Allows(address));

    /// <summary>::1.2.3.4, an old way to write an IPv4 address.</summary>
    private static bool IsCompatible(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && address.GetAddressBytes().AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
}
