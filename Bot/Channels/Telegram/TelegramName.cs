using System.Text.RegularExpressions;

namespace Bot.Channels.Telegram;

/// <summary>What the bot is called in Telegram; known once the connection stands.</summary>
internal sealed partial class TelegramName
{
    /// <summary>Without its @; empty until it is known.</summary>
    public string Value { get; set; } = "";

    /// <summary>A text without our name; null when it does not name us.</summary>
    public string? CutFrom(string text)
    {
        var named = Value.Length == 0 || text.StartsWith('/') ? [] : Mention().Matches(text).Where(IsOurs).ToArray();
        return named is [var first, ..] ? text.Remove(first.Index, first.Length).Trim() : null;
    }

    /// <summary>Whether a text is a command that names another bot.</summary>
    public bool IsForAnother(string text) => Value.Length > 0 && text.StartsWith('/') && Mention().Match(text.Split(' ', 2)[0]) is { Success: true } other && !IsOurs(other);

    private bool IsOurs(Match mention) => mention.Groups[1].Value.Equals(Value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("@([A-Za-z0-9_]{3,32})")]
    private static partial Regex Mention();
}
