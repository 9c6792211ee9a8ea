namespace Bot.Content;

/// <summary>What is known of a person that decides whether a text fits.</summary>
internal sealed record Traits(IReadOnlyList<string> Topics, string? Region, string? Audience, IReadOnlyList<string> Crops)
{
    /// <summary>Of somebody who said nothing about themselves.</summary>
    public static Traits Unknown { get; } = new([], null, null, []);

    /// <summary>
    /// The same for all whom the same texts fit: <c>region|audience|crop,crop</c>. What topics they subscribed to is not in it: a
    /// tip is chosen among those of one topic.
    /// </summary>
    public string Key => $"{Region}|{Audience}|{string.Join(',', Crops.Distinct().Order(StringComparer.Ordinal))}";

    /// <summary>The traits that a key stands for.</summary>
    public static Traits FromKey(string key)
    {
        var parts = key.Split('|');
        return new([], Known(parts[0]), Known(parts[1]), parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries));

        static string? Known(string part) => part.Length == 0 ? null : part;
    }
}
