using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Practice;

namespace Bot.Quizzes.Conversation;

/// <summary>An answer, tapped or written.</summary>
internal sealed class TakeAnswer(Members members, Answering answering, AttemptStore attempts, Reviewing reviewing, ContentLibrary content) : IUpdateHandler, IAwaitedAnswer
{
    public IReadOnlyList<string> Handles => [AnswerCode.Prefix];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var person = await members.OfAsync(request.Update);
        var texts = content.Current.Texts.For(person.Locale);
        if (!request.IsTap || AnswerCode.Parse(request.Argument) is not { } code)
        {
            return [new Reply(new OutboundMessage(texts[TextKeys.QuizGone]))];
        }

        return code.Act == AnswerAct.TooEasy
            ? [new Reply(new OutboundMessage(texts[await IsTooEasyAsync(person.Id, code) ? TextKeys.QuizTooEasyDone : TextKeys.QuizGone]))]
            : await answering.TapAsync(request.Update, person, code);
    }

    public async Task<IReadOnlyList<Reply>?> TryTakeAsync(Update update, CancellationToken cancellationToken) =>
        update.IsGroup ? null : await answering.WriteAsync(update, await members.OfAsync(update));

    private async Task<bool> IsTooEasyAsync(long subscriber, AnswerCode code) =>
        await attempts.FindAsync(code.AttemptId, code.Place) is { IsAnswered: true } asked
        && asked.Code == code.Code
        && asked.SubscriberId == subscriber
        && asked.Quiz == QuizKeys.Practice
        && await reviewing.TooEasyAsync(subscriber, asked.Question);
}
