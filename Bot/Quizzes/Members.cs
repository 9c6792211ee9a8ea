using Bot.Content;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Quizzes;

/// <summary>Who takes part: the person behind an update, in a group too. Whoever answers is known from then on, without being subscribed.</summary>
internal sealed class Members(ISubscriberStore subscribers, ContentLibrary content, TimeProvider time)
{
    /// <summary>The person who wrote or tapped.</summary>
    public Task<Subscriber> OfAsync(Update update) =>
        FindOrAddAsync(update.IsGroup ? new(update.Conversation.Channel, update.SenderId) : update.Conversation, update.IsGroup ? update.SenderName : update.Name, update.Language);

    public async Task<Subscriber> FindOrAddAsync(ChannelAddress address, string name, string? language)
    {
        var known = await subscribers.FindAsync(address);
        if (known is { Name.Length: > 0 } || (known is not null && name.Length == 0))
        {
            return known;
        }

        return await subscribers.SaveAsync((known ?? new()
        {
            Address = address,
            Locale = content.Current.Texts.LocaleFor(language),
            Status = SubscriberStatus.Joining,
            Since = time.GetUtcNow(),
        }) with { Name = name });
    }
}
