namespace Bot.Messaging;

/// <summary>Cuts texts, but no characters.</summary>
internal static class Shortening
{
    /// <summary>The text's beginning, at most so many UTF-16 units, and never half of a character that takes two.</summary>
    public static string CutTo(this string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
