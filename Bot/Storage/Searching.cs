namespace Bot.Storage;

/// <summary>What people type into a search box, as a pattern of <c>like ... escape '!'</c>.</summary>
internal static class Searching
{
    /// <summary>Texts that contain the words; null when nothing was typed.</summary>
    public static string? Like(string? words) => string.IsNullOrWhiteSpace(words)
        ? null
        : $"%{words.Trim().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
}
