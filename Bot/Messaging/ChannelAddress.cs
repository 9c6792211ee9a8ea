namespace Bot.Messaging;

/// <summary>Where one person or group is reached: a channel's name and the id they have there.</summary>
/// <param name="Channel">Name of the channel, for example <c>telegram</c>.</param>
/// <param name="Id">The channel's own id for the conversation, for example a Telegram chat id.</param>
internal readonly record struct ChannelAddress(string Channel, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Channel}:{Id}";
}
