using Bot.Channels.WebChat;
using Bot.Messaging;

namespace Bot.Subscribers;

/// <summary>Shows the chat page in the language its visitor chose.</summary>
internal sealed class SubscriberLocale(ISubscriberStore store) : IWebChatLocale
{
    public async Task<string?> OfAsync(ChannelAddress visitor) => (await store.FindAsync(visitor))?.Locale;
}
