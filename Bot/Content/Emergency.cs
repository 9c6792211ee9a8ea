using Bot.Messaging;

namespace Bot.Content;

/// <summary>Words that mean somebody is in danger now, and what is said at once: <c>emergencies.yaml</c>.</summary>
internal sealed record Emergency
{
    public required string Id { get; init; }

    /// <summary>Any of these in what somebody writes; several words joined by <c>+</c> must all be there.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Whether it is said even to somebody who seems to ask out of mere interest.</summary>
    public bool IsAlways { get; init; }

    /// <summary>What is said, by locale; the default locale is always there.</summary>
    public required IReadOnlyDictionary<string, MessageText> Texts { get; init; }

    public required TipSource Source { get; init; }

    public required TipReview Review { get; init; }
}

/// <summary>Everything that <c>emergencies.yaml</c> says.</summary>
internal sealed record EmergencyList
{
    public static EmergencyList None { get; } = new();

    /// <summary>The emergencies; the first whose words are written counts.</summary>
    public IReadOnlyList<Emergency> Entries { get; init; } = [];

    /// <summary>Words by which somebody asks how to prevent it, or where to keep something: nobody is in danger yet.</summary>
    public IReadOnlyList<string> Calm { get; init; } = [];

    /// <summary>Words by which something has happened all the same.</summary>
    public IReadOnlyList<string> Happened { get; init; } = [];

    /// <summary>Words that contain a word of danger and mean none.</summary>
    public IReadOnlyList<string> Harmless { get; init; } = [];
}
