using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Enquiries.Conversation;

/// <summary>Thanks and curses are no questions, but somebody who writes them wants to be heard; in a group they are meant for others.</summary>
internal sealed class SmallTalk(ISubscriberStore subscribers, ContentLibrary content) : IUpdateHandler
{
    private const string Thanks = "thanks";
    private const string Sorry = "sorry";

    public IReadOnlyList<string> Handles => [Thanks, Sorry];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Update.IsGroup)
        {
            return [];
        }

        var texts = content.Current.Texts;
        var person = await subscribers.FindAsync(request.Update.Conversation);
        var own = texts.For(person?.Locale ?? texts.LocaleFor(request.Update.Language));
        return [new Reply(new OutboundMessage(own[request.Command == Thanks ? TextKeys.AskWelcome : TextKeys.AskRude]))];
    }
}
