using Bot.Content;
using Bot.Dispatching;

namespace Bot.Subscribers.Conversation;

/// <summary>/stop 退订: asks nothing, works at once.</summary>
internal sealed class Stop(ISubscriberStore store, ContentLibrary content) : ProfileHandler(store, content)
{
    public override IReadOnlyList<string> Handles => ["stop"];

    protected override async Task<IReadOnlyList<Reply>> HandleAsync(Request request, Subscriber person, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(person.Locale);
        var already = person is { Status: SubscriberStatus.Stopped, StatusReason: StatusReasons.Asked };
        await Store.SaveAsync(person with { Status = SubscriberStatus.Stopped, StatusReason = StatusReasons.Asked });
        return Answer(request, texts[already ? TextKeys.StopAlready : TextKeys.StopDone]);
    }
}
