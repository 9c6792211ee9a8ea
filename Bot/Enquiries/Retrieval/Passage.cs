using Bot.Content.Seasons;

namespace Bot.Enquiries.Retrieval;

/// <summary>A piece of content that may answer a question, as the search sees it.</summary>
internal sealed record Passage
{
    public required PassageKind Kind { get; init; }

    /// <summary>Its id, unique within its kind.</summary>
    public required string Id { get; init; }

    public required string Topic { get; init; }

    /// <summary>What it is called or asked by, in every language; the first is shown.</summary>
    public required IReadOnlyList<string> Wordings { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>What it says, in every language.</summary>
    public string Body { get; init; } = "";

    public IReadOnlyList<string> Crops { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    public SeasonWindow? Window { get; init; }

    /// <summary>The last day it may be given.</summary>
    public DateOnly Until { get; init; } = DateOnly.MaxValue;

    /// <summary>The tip it belongs to: two with the same say the same, one of them at more length.</summary>
    public string? Tip { get; init; }
}

/// <summary>What a <see cref="Passage"/> is.</summary>
internal enum PassageKind
{
    Faq,
    Tip,

    /// <summary>A quiz question, for its explanation.</summary>
    Question,
}
