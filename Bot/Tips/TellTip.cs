using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Tips;

/// <summary>/tip 科普: a fitting tip now. A stranger gets one too, without having to subscribe.</summary>
internal sealed class TellTip(ISubscriberStore store, ITipGiver tips, ContentLibrary content, TimeProvider time) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => ["tip"];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var update = request.Update;
        var texts = content.Current.Texts;
        var person = await store.FindAsync(update.Conversation) ?? await store.SaveAsync(new()
        {
            Address = update.Conversation,
            IsGroup = update.IsGroup,
            Name = update.Name,
            Locale = texts.LocaleFor(update.Language),
            Status = SubscriberStatus.Joining,
            Since = time.GetUtcNow(),
        });
        return [new Reply(await tips.GiveAsync(person) ?? new OutboundMessage(texts.For(person.Locale)[TextKeys.TipNone]))];
    }
}
