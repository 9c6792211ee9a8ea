using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Webhooks;

/// <summary>Signs messages the way of Standard Webhooks: who knows the secret can tell that a message is ours, whole and fresh. Pure.</summary>
internal static class WebhookSigning
{
    private const string Prefix = "whsec_";

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret that is good now.</summary>
    public static string Sign(string id, DateTimeOffset at, string payload, IEnumerable<string> secrets)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{payload}"));
        return string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[Prefix.Length..]), signed))));
    }
}
