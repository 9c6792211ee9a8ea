using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Daily;
using Bot.Quizzes.Practice;
using Bot.Subscribers;

namespace Bot.Quizzes.Conversation;

/// <summary>An answer, tapped or written.</summary>
internal sealed class TakeAnswer(
    Members members, Answering answering, DailyStore daily, DailyAnswers dailyAnswers, AttemptStore attempts, Reviewing reviewing, ContentLibrary content) : IUpdateHandler, IAwaitedAnswer
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
        update.IsGroup ? null : await TakeAsync(update, await members.OfAsync(update));

    /// <summary>Of a round's question and today's question, the one that came last is meant.</summary>
    private async Task<IReadOnlyList<Reply>?> TakeAsync(Update update, Subscriber person)
    {
        var today = await daily.LatestAsync(person.Id);
        return await answering.WriteAsync(update, person, today?.SentAt ?? DateTimeOffset.MinValue)
            ?? (today is null ? null : await dailyAnswers.WriteAsync(update, person, today));
    }

    private async Task<bool> IsTooEasyAsync(long subscriber, AnswerCode code) =>
        await attempts.FindAsync(code.AttemptId, code.Place) is { IsAnswered: true } asked
        && asked.Code == code.Code
        && asked.SubscriberId == subscriber
        && asked.Quiz == QuizKeys.Practice
        && await reviewing.TooEasyAsync(subscriber, asked.Question);
}
