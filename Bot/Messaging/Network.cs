using System.Net;
using System.Net.Sockets;

namespace Bot.Messaging;

/// <summary>Where a stranger comes from, for limits. Pure.</summary>
internal static class Network
{
    /// <summary>Bytes of an IPv6 address that name the network: the others every household chooses as it likes, as often as it likes.</summary>
    private const int SharedBytes = 8;

    /// <summary>What a limit counts as one: an IPv4 address, or the network of an IPv6 one.</summary>
    /// <param name="address">Where a request comes from; null = not known.</param>
    public static string Of(IPAddress? address)
    {
        if (address is null || address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address?.MapToIPv4().ToString() ?? "";
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(SharedBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }

    /// <inheritdoc cref="Of(IPAddress?)"/>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);
}
