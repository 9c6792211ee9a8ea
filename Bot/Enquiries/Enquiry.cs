using Bot.Messaging;

namespace Bot.Enquiries;

/// <summary>A question handed to a person, until the one who asked has a reply.</summary>
internal sealed record Enquiry
{
    /// <summary>Number in the database; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The ask it was raised from: one ask raises one enquiry.</summary>
    public required long AskId { get; init; }

    /// <summary>Where the reply goes.</summary>
    public required ChannelAddress Address { get; init; }

    public required string Locale { get; init; }

    public required string Text { get; init; }

    /// <summary>What questions that mean the same have in common.</summary>
    public required string SameAs { get; init; }

    /// <summary>The topic it belongs to; null when it could not be told.</summary>
    public string? Topic { get; init; }

    /// <summary>Where the asker lives; null when not said.</summary>
    public string? Region { get; init; }

    public EnquiryStatus Status { get; init; }

    /// <summary>Who looks after it; null for nobody yet.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>The enquiry that asks the same and whose answer is this one's too.</summary>
    public long? DuplicateOf { get; init; }

    /// <summary>The answer, in Markdown; null until there is one.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it was declined.</summary>
    public string? Reason { get; init; }

    /// <summary>Who answered, declined or joined it.</summary>
    public string? SettledBy { get; init; }

    /// <summary>Whether the answer helped; null until the asker says.</summary>
    public bool? Useful { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Where an enquiry stands. The names are stored.</summary>
internal enum EnquiryStatus
{
    /// <summary>Nobody has taken it.</summary>
    New,

    /// <summary>Somebody looks after it.</summary>
    Assigned,

    Answered,

    /// <summary>Will not be answered, and the asker is told why.</summary>
    Declined,

    /// <summary>Asks the same as another one and gets its answer.</summary>
    Duplicate,
}

/// <summary>The one table of what an enquiry may become. Pure.</summary>
internal static class EnquiryTransitions
{
    private static readonly Dictionary<EnquiryStatus, EnquiryStatus[]> Next = new()
    {
        [EnquiryStatus.New] = [EnquiryStatus.Assigned, EnquiryStatus.Answered, EnquiryStatus.Declined, EnquiryStatus.Duplicate],
        [EnquiryStatus.Assigned] = [EnquiryStatus.Assigned, EnquiryStatus.New, EnquiryStatus.Answered, EnquiryStatus.Declined, EnquiryStatus.Duplicate],
        [EnquiryStatus.Answered] = [],
        [EnquiryStatus.Declined] = [],
        [EnquiryStatus.Duplicate] = [],
    };

    public static bool Allows(EnquiryStatus from, EnquiryStatus to) => Next[from].Contains(to);

    /// <summary>Whether somebody still waits for an answer to be written.</summary>
    public static bool IsOpen(EnquiryStatus status) => status is EnquiryStatus.New or EnquiryStatus.Assigned;
}
