using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Staff.Members;

/// <summary>Random secrets that open something. Only their hashes are stored, so the database opens nothing.</summary>
internal static class Token
{
    private const int Bytes = 32;

    /// <summary>43 letters, digits, - and _.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsSound(string token) => token.Length == 43 && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
