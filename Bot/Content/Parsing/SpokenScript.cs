using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Content.Parsing;

/// <summary>What a script for the loudspeaker must be: short enough, and nothing in it that cannot be read aloud. Pure.</summary>
internal static partial class SpokenScript
{
    /// <summary>Longest time it may take to read, in seconds: longer, and nobody listens.</summary>
    public const int MaxSeconds = 60;

    /// <summary>Characters a second at which one reads to a village.</summary>
    public const int CharactersPerSecond = 4;

    /// <summary>What is wrong with a script; null when nothing is.</summary>
    public static string? Problem(string script)
    {
        if (Unreadable().Match(script) is { Success: true, Value: var sign })
        {
            return $"'{sign}' cannot be read aloud. Write numbers and units in words: 五克, 零下五度, 百分之三, 幺二零.";
        }

        var seconds = (script.Count(char.IsLetter) + CharactersPerSecond - 1) / CharactersPerSecond;
        return seconds > MaxSeconds
            ? string.Create(CultureInfo.InvariantCulture, $"The spoken script takes {seconds} seconds to read, at most {MaxSeconds} are good. Leave the less important out.")
            : null;
    }

    /// <summary>Digits, Latin letters, and every sign that is not Chinese writing or punctuation that a voice can follow.</summary>
    [GeneratedRegex(@"[^\p{IsCJKUnifiedIdeographs}\s，。、；：？！“”‘’（）《》—…]+")]
    private static partial Regex Unreadable();
}
