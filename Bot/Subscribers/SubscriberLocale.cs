using Bot.Messaging;

namespace Bot.Subscribers;

/// <inheritdoc cref="IChosenLocale"/>
internal sealed class SubscriberLocale(ISubscriberStore store) : IChosenLocale
{
    public async Task<string?> OfAsync(ChannelAddress address) => (await store.FindAsync(address))?.Locale;
}
