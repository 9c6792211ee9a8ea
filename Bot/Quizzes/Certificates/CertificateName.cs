using System.Globalization;
using System.Text;

namespace Bot.Quizzes.Certificates;

/// <summary>A name as it can stand on paper. Pure.</summary>
internal static class CertificateName
{
    /// <summary>Longest name, in characters as people count them.</summary>
    public const int Longest = 30;

    /// <summary>
    /// Letters, digits, marks and what joins names; no pictures, no line breaks, nothing that turns the direction of what stands around it.
    /// </summary>
    /// <returns>Empty when nothing is left.</returns>
    public static string Clean(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // A variation selector is a mark, but without its picture it means nothing.
            if (Rune.IsLetterOrDigit(rune) || (IsMark(rune) && rune.Value is not (>= 0xFE00 and <= 0xFE0F)) || IsJoint(rune))
            {
                kept.Append(rune);
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(' ');
            }
        }

        var words = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.EnumerateRunes().Any(Rune.IsLetter) ? First(words) : "";
    }

    private static string First(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= Longest ? text : text[..starts[Longest]].TrimEnd();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsJoint(Rune rune) => rune.Value is '·' or '•' or '-' or '.' or '\'' or '’' or '*' or ',' or '(' or ')' or '<' or '>' or '&' or '"';
}
