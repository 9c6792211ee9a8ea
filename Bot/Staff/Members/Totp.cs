using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Staff.Members;

/// <summary>One-time codes of six digits that change every thirty seconds (RFC 6238), as phone apps show them. Pure.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret, as apps take it.</summary>
    public static string NewSecret() => string.Concat(RandomNumberGenerator.GetBytes(32).Select(b => Base32[b % 32]));

    public static bool IsSecret(string text) => text.Length == 32 && text.All(c => Base32.Contains(c, StringComparison.Ordinal));

    /// <summary>The step whose code this is; null when it is none of now, just before or just after: phones' clocks differ.</summary>
    public static long? StepOf(string secret, string code, DateTimeOffset now)
    {
        if (!IsSecret(secret))
        {
            return null;
        }

        var step = now.ToUnixTimeSeconds() / StepSeconds;
        return new[] { step, step - 1, step + 1 }.Where(s => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, s)), Encoding.UTF8.GetBytes(code)))
            .Select(s => (long?)s).FirstOrDefault();
    }

    /// <summary>The code of a moment.</summary>
    public static string CodeAt(string secret, DateTimeOffset at) => Code(secret, at.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The address that apps read from a QR code.</summary>
    public static string Address(string secret, string name) =>
        $"otpauth://totp/ScienceBot:{Uri.EscapeDataString(name)}?secret={secret}&issuer=ScienceBot&digits={Digits}&period={StepSeconds}";

    private static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What the phone apps know is SHA-1; as a keyed hash it is sound.
        var hash = HMACSHA1.HashData(Decode(secret), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string secret)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
