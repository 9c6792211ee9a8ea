using Bot.Messaging;

namespace Bot.Schedules;

/// <summary>One due instant of a schedule, and what became of it.</summary>
internal sealed record Occurrence(string Schedule, DateTimeOffset DueAt)
{
    public required OccurrenceOutcome Outcome { get; init; }

    /// <summary>Why, unless it was sent.</summary>
    public Phrase? Reason { get; init; }

    public long? BroadcastId { get; init; }

    /// <summary>What makes its broadcast unique.</summary>
    public static string Identity(string schedule, DateTimeOffset dueAt) => $"{schedule}@{dueAt.ToUniversalTime():yyyy-MM-ddTHH:mm:ssZ}";
}

/// <summary>What became of an occurrence.</summary>
internal enum OccurrenceOutcome
{
    /// <summary>Its broadcast was made.</summary>
    Sent,

    /// <summary>The program was not running, and when it ran again it was too late.</summary>
    Missed,

    /// <summary>There was nothing fitting to send, or nobody to send it to.</summary>
    Nothing,

    /// <summary>Somebody decided beforehand that nothing is sent this time.</summary>
    Skipped,
}
