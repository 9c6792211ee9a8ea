using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>What every handler that changes a known person's settings begins with: whoever is not known yet is told how to join.</summary>
internal abstract class ProfileHandler(ISubscriberStore store, ContentLibrary content) : IUpdateHandler
{
    public abstract IReadOnlyList<string> Handles { get; }

    protected ISubscriberStore Store => store;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var catalog = content.Current;
        if (await store.FindAsync(request.Update.Conversation) is { } person)
        {
            return await HandleAsync(request, person, catalog);
        }

        var texts = catalog.Texts.For(catalog.Texts.LocaleFor(request.Update.Language));
        return [new Reply(new OutboundMessage(texts[TextKeys.MeNotSubscribed]))];
    }

    protected abstract Task<IReadOnlyList<Reply>> HandleAsync(Request request, Subscriber person, ContentCatalog catalog);

    /// <summary>A new message after a command; the tapped message changed in place after a tap.</summary>
    protected static IReadOnlyList<Reply> Answer(Request request, OutboundMessage message) =>
        [new Reply(message, request.IsTap ? request.Update.MessageId : null)];

    protected static IReadOnlyList<Reply> Answer(Request request, MessageText text) => Answer(request, new OutboundMessage(text));
}
