namespace Bot.Messaging;

/// <summary>Something a person did, in words that every channel understands.</summary>
internal sealed record Update
{
    /// <summary>The channel's own id of this update: the same update may be delivered twice, but is handled once.</summary>
    public required string Id { get; init; }

    /// <summary>Where it happened and where answers go.</summary>
    public required ChannelAddress Conversation { get; init; }

    /// <summary>When we got it, by our clock: what is counted by time is counted by this, however long it waited to be handled.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What happened.</summary>
    public required UpdateKind Kind { get; init; }

    /// <summary>The text that was written, or the code of the button that was tapped; empty otherwise.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who did it: in a group not the same as the conversation.</summary>
    public string SenderId { get; init; } = "";

    /// <summary>The name of who did it, possibly empty: in a group not the group's.</summary>
    public string SenderName { get; init; } = "";

    /// <summary>The name the person or group shows, possibly empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The language the person's app is set to, as the channel says it (<c>zh-hans</c>, <c>en-GB</c>), or null.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the conversation is a group.</summary>
    public bool IsGroup { get; init; }

    /// <summary>The message a tapped button belongs to, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The message that this text replies to, or null.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>Whether in a group it speaks to us by name; the name is not in <see cref="Text"/> any more.</summary>
    public bool IsMention { get; init; }

    /// <summary>What <see cref="IChannel.AcknowledgeAsync"/> needs to answer a tap, or null.</summary>
    public string? AcknowledgementId { get; init; }

    /// <summary>The new address when <see cref="Kind"/> is <see cref="UpdateKind.Moved"/>.</summary>
    public ChannelAddress? MovedTo { get; init; }
}

/// <summary>What happened in an <see cref="Update"/>.</summary>
internal enum UpdateKind
{
    /// <summary>A text was written.</summary>
    Text,

    /// <summary>A button was tapped.</summary>
    Choice,

    /// <summary>Somebody answered a poll; the text is the poll's id, a colon, and the options, such as <c>77:0,2</c>.</summary>
    PollAnswer,

    /// <summary>The bot was let in (again): unblocked by a person, added to a group.</summary>
    Joined,

    /// <summary>The bot was shut out: blocked by a person, removed from a group.</summary>
    Left,

    /// <summary>The conversation got another address.</summary>
    Moved,
}
