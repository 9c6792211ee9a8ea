using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Channels.WebChat;

/// <summary>Who is at the page: known by a random cookie that no script can read. Only its hash is stored, so the database opens no chat.</summary>
internal static class WebChatVisitor
{
    private const string Cookie = "sciencebot-chat";
    private const int SecretBytes = 32;
    private const int AddressLength = 32;

    /// <summary>The visitor's address; null when they have no (sound) cookie.</summary>
    public static string? Address(HttpContext context) =>
        context.Request.Cookies.TryGetValue(Cookie, out var secret) && IsSound(secret) ? ToAddress(secret) : null;

    /// <summary>The visitor's address, with a new cookie for a newcomer and a fresh date for others.</summary>
    public static string Welcome(HttpContext context, TimeProvider time)
    {
        var secret = context.Request.Cookies.TryGetValue(Cookie, out var known) && IsSound(known)
            ? known
            : WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
        context.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            Path = "/chat",
            Expires = time.GetUtcNow().AddDays(400), // the longest that browsers keep
        });
        return ToAddress(secret);
    }

    private static bool IsSound(string secret) => secret.Length == 43 && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string ToAddress(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..AddressLength];
}
