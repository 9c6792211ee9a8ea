using System.Text.RegularExpressions;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>What a script for the loudspeaker must be: short enough, and nothing in it that cannot be read aloud. Pure.</summary>
internal static partial class SpokenScript
{
    /// <summary>Longest time it may take to read, in seconds: longer, and nobody listens.</summary>
    public const int MaxSeconds = 60;

    /// <summary>Characters a second at which one reads to a village.</summary>
    public const int CharactersPerSecond = 4;

    /// <summary>What is wrong with a script; null when nothing is.</summary>
    public static Phrase? Problem(string script)
    {
        if (Unreadable().Match(script) is { Success: true, Value: var sign })
        {
            return new("check.unspeakable", ("sign", sign));
        }

        var seconds = (script.Count(char.IsLetter) + CharactersPerSecond - 1) / CharactersPerSecond;
        return seconds > MaxSeconds
            ? new("check.spoken-long", ("seconds", seconds), ("max", MaxSeconds))
            : null;
    }

    /// <summary>Digits, Latin letters, and every sign that is not Chinese writing or punctuation that a voice can follow.</summary>
    [GeneratedRegex(@"[^\p{IsCJKUnifiedIdeographs}\s，。、；：？！“”‘’（）《》—…]+")]
    private static partial Regex Unreadable();
}
