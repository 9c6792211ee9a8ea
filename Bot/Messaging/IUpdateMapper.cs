namespace Bot.Messaging;

/// <summary>Understands one channel's raw updates.</summary>
internal interface IUpdateMapper
{
    /// <summary>The channel it understands.</summary>
    string Channel { get; }

    /// <summary>The update in our words, or null when it is of a kind that nobody here needs.</summary>
    Update? Map(InboundUpdate inbound);
}
