using System.Globalization;
using System.Text;

namespace Bot.Content;

/// <summary>Makes texts comparable that a person would call the same.</summary>
internal static class Folding
{
    /// <summary>Without differences of width, case, spaces and the full stop at the end: <c>Ｐｍ 2.5。</c> is <c>pm2.5</c>.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Plain(text).ToLowerInvariant().EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                folded.Append(rune.ToString());
            }
        }

        return folded.ToString().TrimEnd('。', '.', '!', '?', ',', ';', '、', '~');
    }

    /// <summary>Letters and digits only, folded: what is left of a sentence when its punctuation does not count.</summary>
    public static string Words(string text) => string.Concat(Fold(text).EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(r => r.ToString()));

    /// <summary>
    /// Without differences of width: <c>Ａ．</c> is <c>A.</c>. .NET refuses to normalise half a character and U+FFFE, so the sign for
    /// "unreadable" stands for them.
    /// </summary>
    public static string Plain(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);
}
