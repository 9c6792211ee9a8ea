using Microsoft.AspNetCore.Identity;

namespace Bot.Staff.Members;

/// <summary>Hashes and checks passwords.</summary>
internal sealed class Passwords
{
    public const int MinLength = 10;
    public const int MaxLength = 200;

    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher = new();
    private readonly string hashOfNothing;

    public Passwords() => hashOfNothing = Hash(Token.New());

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Whether a password is right. Without a hash it takes as long as with one, so that nobody learns which names exist.</summary>
    public bool IsRight(string? hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash ?? hashOfNothing, password.Length <= MaxLength ? password : "") != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>Whether a password may be used: long, not one letter again and again, and not the name.</summary>
    public static bool IsGood(string password, string name) =>
        password.Length is >= MinLength and <= MaxLength
        && password.Distinct().Count() >= 5
        && !password.Contains(name, StringComparison.OrdinalIgnoreCase);
}
