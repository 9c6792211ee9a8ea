using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Daily;

namespace Bot.Quizzes.Conversation;

/// <summary>An answer to the daily question: a tap under it.</summary>
internal sealed class TakeDailyAnswer(Members members, DailyAnswers answers, ContentLibrary content) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => [DailyCode.Prefix];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var person = await members.OfAsync(request.Update);
        return request.IsTap && DailyCode.Parse(request.Argument) is { } code
            ? await answers.TapAsync(request.Update, person, code)
            : [new Reply(new OutboundMessage(content.Current.Texts.For(person.Locale)[TextKeys.QuizGone]))];
    }
}
