using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>/help 帮助.</summary>
internal sealed class Help(ISubscriberStore store, ContentLibrary content) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => ["help"];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var texts = content.Current.Texts;
        var person = await store.FindAsync(request.Update.Conversation);
        return [new Reply(new OutboundMessage(texts.For(person?.Locale ?? texts.LocaleFor(request.Update.Language))[TextKeys.Help]))];
    }
}
