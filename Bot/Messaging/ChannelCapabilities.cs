namespace Bot.Messaging;

/// <summary>What one channel can do, so that a conversation can be the same on all of them.</summary>
internal sealed record ChannelCapabilities
{
    /// <summary>The form in which the channel wants its text.</summary>
    public required TextForm Form { get; init; }

    /// <summary>Longest text, in UTF-16 code units as a reader sees them.</summary>
    public required int MaxText { get; init; }

    /// <summary>Longest text beside a picture, in UTF-16 code units as a reader sees them.</summary>
    public required int MaxCaption { get; init; }

    /// <summary>How long after sending a message can be deleted; null = always.</summary>
    public TimeSpan? RecallWithin { get; init; }
}
