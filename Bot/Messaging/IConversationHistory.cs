namespace Bot.Messaging;

/// <summary>A channel that keeps what was said in it. Chat apps keep it themselves; the built-in chat does it here.</summary>
internal interface IConversationHistory
{
    /// <summary>Deletes everything that was said at an address; an address of another channel is no error.</summary>
    Task ForgetAsync(ChannelAddress address);

    /// <summary>Deletes what was said before an instant.</summary>
    /// <returns>How many messages.</returns>
    Task<int> ForgetAsync(DateTimeOffset before);
}
