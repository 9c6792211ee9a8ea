using Bot.Messaging;

namespace Bot.Content;

/// <summary>Words that mean somebody is in danger now, and what is said at once: <c>emergencies.yaml</c>.</summary>
internal sealed record Emergency
{
    public required string Id { get; init; }

    /// <summary>Any of these in what somebody writes; several words joined by <c>+</c> must all be there.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>What is said, by locale; the default locale is always there.</summary>
    public required IReadOnlyDictionary<string, MessageText> Texts { get; init; }

    public required TipSource Source { get; init; }

    public required TipReview Review { get; init; }
}
