using Bot.Messaging;

namespace Bot.Notices;

/// <summary>Something that staff should know, put on the board by the feature it happened in.</summary>
internal sealed record Notice
{
    /// <summary>Number in the database; 0 before it is put on the board.</summary>
    public long Id { get; init; }

    /// <summary>What makes it unique: the same thing noticed twice is one notice.</summary>
    public required string Key { get; init; }

    public required NoticeKind Kind { get; init; }

    public required NoticeSeverity Severity { get; init; }

    /// <summary>The topic it is about, for staff who look after some only; null = concerns all of them.</summary>
    public string? Topic { get; init; }

    /// <summary>What it is about, such as <c>broadcast/12</c>; null when there is nothing to open.</summary>
    public string? Subject { get; init; }

    /// <summary>The key of its sentence in <c>content/texts</c>.</summary>
    public required string Text { get; init; }

    /// <summary>What is filled into the sentence.</summary>
    public IReadOnlyDictionary<string, Phrase> Arguments { get; init; } = new Dictionary<string, Phrase>();

    /// <summary>What it says.</summary>
    public Phrase Phrase => new(Text, [.. Arguments.Select(a => (a.Key, a.Value))]);

    public DateTimeOffset At { get; init; }

    /// <summary>Who has dealt with it; <see cref="NoticeBoard.Itself"/> when it is over by itself; null while it is open.</summary>
    public string? HandledBy { get; init; }

    public DateTimeOffset? HandledAt { get; init; }
}

/// <summary>What kind of thing happened.</summary>
internal enum NoticeKind
{
    BroadcastPaused,
    BroadcastFailed,
    ContentRefused,
    OccurrenceMissed,
    NothingToSend,
    UpdateFailed,
    EnquiryNew,
    EnquiryWaiting,
    EnquiryUndelivered,
    QuestionsMissing,
    WebhookFailed,
    BackupFailed,
}

/// <summary>How much it matters. The numbers are stored.</summary>
internal enum NoticeSeverity
{
    /// <summary>Good to know.</summary>
    Info = 0,

    /// <summary>Somebody should look at it.</summary>
    Warning = 1,

    /// <summary>People do not get what they should until somebody acts.</summary>
    Urgent = 2,
}
