using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bot.Messaging;

/// <summary>Characters that nobody sees, with which one name can look like another and text be read in another order. Pure.</summary>
internal static class Unseen
{
    /// <summary>Those that turn the direction of all that follows: right-to-left scripts are written without them.</summary>
    private static readonly SearchValues<char> Turning = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>Whether a text has none of them at all, as a name should that somebody is known by.</summary>
    public static bool IsFreeOf(string text) => text.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && r != Rune.ReplacementChar);

    /// <summary>The text without what would turn what stands behind it.</summary>
    public static string Straight(string text) => text.AsSpan().ContainsAny(Turning) ? string.Concat(text.Where(c => !Turning.Contains(c))) : text;
}
