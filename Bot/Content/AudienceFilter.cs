namespace Bot.Content;

/// <summary>Whom something is sent to: a subscriber must match every list that is not empty.</summary>
internal sealed record AudienceFilter
{
    public static AudienceFilter Everyone { get; } = new();

    /// <summary>Subscribed to any of these topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Living in any of these regions, or inside one.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>But not living in exactly one of these; a place inside one is not meant.</summary>
    public IReadOnlyList<string> ExceptRegions { get; init; } = [];

    /// <summary>Growing any of these crops, or not having said which.</summary>
    public IReadOnlyList<string> Crops { get; init; } = [];

    /// <summary>Belonging to any of these audiences, or not having said which.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Reached on any of these channels.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Without those who got this content before, by broadcast or by asking; null = no matter.</summary>
    public string? ExceptWhoGot { get; init; }
}
