namespace Bot.Messaging;

/// <summary>A way to reach people. Every channel passes the same contract test.</summary>
internal interface IChannel
{
    /// <summary>The name used in addresses, for example <c>telegram</c>.</summary>
    string Name { get; }

    /// <summary>What this channel can do.</summary>
    ChannelCapabilities Capabilities { get; }

    /// <summary>Sends one message. Returns what became of it; throws only when cancelled.</summary>
    Task<SendResult> SendAsync(ChannelAddress to, OutboundMessage message, Lane lane, CancellationToken cancellationToken);

    /// <summary>Replaces a message that was sent before.</summary>
    Task<SendResult> EditAsync(ChannelAddress at, string messageId, OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>Deletes a message that was sent before.</summary>
    Task<SendResult> RecallAsync(ChannelAddress at, string messageId, CancellationToken cancellationToken);

    /// <summary>Tells the platform that a tap was received, so that the button stops spinning.</summary>
    Task AcknowledgeAsync(Update update, CancellationToken cancellationToken);

    /// <summary>Whether this person may decide for a group.</summary>
    Task<bool> IsGroupAdminAsync(ChannelAddress group, string senderId, CancellationToken cancellationToken);
}
