using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Enquiries.Conversation;

/// <summary>The two buttons under an expert's reply.</summary>
internal sealed class RateAnswer(ISubscriberStore subscribers, EnquiryDesk desk, ContentLibrary content) : IUpdateHandler
{
    public const string Prefix = "reply";
    public const string Useful = "y";
    public const string Useless = "n";

    public IReadOnlyList<string> Handles => [Prefix];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var texts = content.Current.Texts;
        var person = await subscribers.FindAsync(request.Update.Conversation);
        var own = texts.For(person?.Locale ?? texts.LocaleFor(request.Update.Language));
        var rated = request.IsTap
            && request.Argument.Split('/') is [var number, Useful or Useless]
            && long.TryParse(number, CultureInfo.InvariantCulture, out var id)
            && await desk.RateAsync(id, request.Update.Conversation, request.Argument.EndsWith(Useful, StringComparison.Ordinal));
        return [new Reply(new OutboundMessage(own[rated ? TextKeys.AskThanks : TextKeys.AskGone]))];
    }
}
