using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>/help 帮助, and the answer to what nobody understands.</summary>
internal sealed class Help(ISubscriberStore store, ContentLibrary content) : IUpdateHandler
{
    private const int QuotedLength = 40;

    public IReadOnlyList<string> Handles => ["help", UpdateRouter.Unknown];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var texts = content.Current.Texts;
        var person = await store.FindAsync(request.Update.Conversation);
        var own = texts.For(person?.Locale ?? texts.LocaleFor(request.Update.Language));
        var text = request.Command == UpdateRouter.Unknown && !request.IsTap
            ? own[TextKeys.Unknown, ("text", Shorten(request.Argument))]
            : own[TextKeys.Help];
        return [new Reply(new OutboundMessage(text))];
    }

    private static string Shorten(string text) => text.Length <= QuotedLength ? text : text.CutTo(QuotedLength) + "…";
}
