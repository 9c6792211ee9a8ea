using System.Security.Cryptography;

namespace Bot.Quizzes.Certificates;

/// <summary>Numbers of certificates: 80 bits that nobody can guess, in letters and digits that nobody takes for one another.</summary>
internal static class Serials
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>A new one, such as K7MP-3XQ9-AB4D-EF7H.</summary>
    public static string New() => Grouped(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>What somebody typed or scanned, as it is stored; null when it cannot be one.</summary>
    public static string? Read(string text)
    {
        if (text.Length > 40)
        {
            return null;
        }

        var letters = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '—'))).ToUpperInvariant();
        return letters.Length == Length && letters.All(Alphabet.Contains) ? Grouped(letters) : null;
    }

    private static string Grouped(string letters) => string.Join('-', letters.Chunk(Group).Select(g => new string(g)));
}
