using Microsoft.AspNetCore.HttpOverrides;

namespace Bot;

/// <summary>Which proxies are believed about whom they ask for, and whether it was HTTPS. Limits are counted by the one, cookies are marked by the other.</summary>
internal static class WebProxies
{
    /// <summary>Those on this machine and in the networks named; of what they say only the last word, which is their own.</summary>
    public static void UseBelievedProxies(this IApplicationBuilder app, IEnumerable<System.Net.IPNetwork> networks)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
