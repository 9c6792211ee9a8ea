using System.Text;

namespace Bot.Quizzes.Certificates;

/// <summary>How wide a text will be, without knowing the font: Chinese is one em a character, the rest is taken generously. Pure.</summary>
internal static class Typesetting
{
    private const string Ellipsis = "…";

    /// <summary>The size at which a text fits a width: the usual one, or as much smaller as it must be.</summary>
    public static double Fit(string text, double size, double width) => Math.Min(size, width / Math.Max(1, Ems(text)));

    /// <summary>
    /// The text in lines no wider than so many em and about as long as each other: broken between Chinese characters and between words;
    /// what does not fit ends in dots.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double ems, int lines)
    {
        var count = Break(text, ems, lines).Lines.Count;
        for (var width = Ems(text) / count; width < ems; width++)
        {
            if (Break(text, width, count) is { Over: "" } balanced)
            {
                return balanced.Lines;
            }
        }

        var (wrapped, rest) = Break(text, ems, lines);
        return rest.Length == 0 ? wrapped : [.. wrapped.SkipLast(1), Cut(wrapped[^1], ems - 1) + Ellipsis];
    }

    public static double Ems(string text) => text.EnumerateRunes().Sum(Width);

    private static (List<string> Lines, string Over) Break(string text, double ems, int lines)
    {
        var broken = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && broken.Count < lines)
        {
            var end = End(rest, ems);
            broken.Add(rest[..end].Trim());
            rest = rest[end..].TrimStart();
        }

        return (broken, rest);
    }

    private static int End(string text, double ems)
    {
        var (width, at, lastBreak) = (0.0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            // A line never begins with a closing mark.
            if (at > 0 && (Rune.IsWhiteSpace(rune) || (IsWide(rune) && !"，。、；：！？）》”’」】".Contains(rune.ToString(), StringComparison.Ordinal))))
            {
                lastBreak = at;
            }

            width += Width(rune);
            if (width > ems)
            {
                return lastBreak > 0 ? lastBreak : Math.Max(at, rune.Utf16SequenceLength);
            }

            at += rune.Utf16SequenceLength;
        }

        return text.Length;
    }

    private static string Cut(string text, double ems)
    {
        var (width, at) = (0.0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
            if (width > ems)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return text[..at].TrimEnd();
    }

    private static double Width(Rune rune) =>
        IsWide(rune) ? 1
        : Rune.IsWhiteSpace(rune) ? 0.3
        : rune.Value is 'W' or 'M' or 'm' or 'w' or '@' or '%' or '—' or '…' ? 1
        : Rune.IsUpper(rune) ? 0.75
        : 0.6;

    private static bool IsWide(Rune rune) => rune.Value is >= 0x2E80 and not (>= 0xFF61 and <= 0xFFDC) and not (>= 0xFB1D and <= 0xFEFC);
}
