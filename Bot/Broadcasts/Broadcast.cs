using System.Globalization;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Broadcasts;

/// <summary>One sending of one content to a frozen audience.</summary>
internal sealed record Broadcast
{
    /// <summary>Number in the database; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>What makes it unique when a schedule made it: <c>schedule id @ due instant</c>; of a retry, what it is one of; null when a person did.</summary>
    public string? Occurrence { get; init; }

    /// <summary>What makes the retry of a broadcast unique.</summary>
    public static string RetryOf(long id) => string.Create(CultureInfo.InvariantCulture, $"retry of {id}");

    /// <summary>Id of the tip.</summary>
    public required string Content { get; init; }

    public required string Title { get; init; }

    public required AudienceFilter Audience { get; init; }

    public BroadcastStatus Status { get; init; }

    /// <summary>Why it stands there, where that is worth knowing.</summary>
    public Phrase? StatusReason { get; init; }

    /// <summary>Its share of a channel beside other broadcasts, at least 1.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Whether it goes out in quiet hours too.</summary>
    public bool Urgent { get; init; }

    /// <summary>Whether the platform may be paid to take it faster.</summary>
    public bool Paid { get; init; }

    /// <summary>How often the platform asked for a pause over it.</summary>
    public long Throttled { get; init; }

    /// <summary>Whether a message that perhaps arrived is sent again.</summary>
    public bool ResendDoubted { get; init; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>What is not sent by then is not sent any more.</summary>
    public DateTimeOffset StaleAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The message in every language, frozen when the broadcast was made; empty when read for a list.</summary>
    public IReadOnlyDictionary<string, OutboundMessage> Messages { get; init; } = new Dictionary<string, OutboundMessage>();
}
