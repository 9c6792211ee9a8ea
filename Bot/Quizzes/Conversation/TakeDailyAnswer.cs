using System.Globalization;
using Bot.Content;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Daily;

namespace Bot.Quizzes.Conversation;

/// <summary>An answer to the daily question: a tap under it, or a vote in a group's quiz.</summary>
internal sealed class TakeDailyAnswer(Members members, DailyStore store, DailyAnswers answers, SqlPollBook polls, ContentLibrary content) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => [DailyCode.Prefix, UpdateRouter.PollAnswer];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Update.Kind == UpdateKind.PollAnswer)
        {
            await CountVoteAsync(request.Update);
            return [];
        }

        var person = await members.OfAsync(request.Update);
        return request.IsTap && DailyCode.Parse(request.Argument) is { } code
            ? await answers.TapAsync(request.Update, person, code)
            : [new Reply(new OutboundMessage(content.Current.Texts.For(person.Locale)[TextKeys.QuizGone]))];
    }

    /// <summary>The platform has told the person already whether it was right; here it counts for them.</summary>
    private async Task CountVoteAsync(Update update)
    {
        var parts = update.Text.Split(':');
        if (parts is not [var poll, var options]
            || await polls.TagAsync(update.Conversation.Channel, poll) is not { } tag
            || QuizKeys.DailyId(tag) is not { } id
            || await store.FindAsync(id) is not { } daily)
        {
            return;
        }

        var places = options.Split(',').Select(o => int.Parse(o, CultureInfo.InvariantCulture)).Where(p => p >= 0 && p < daily.Shown.Count).ToArray();
        if (places.Length > 0)
        {
            await answers.CountAsync(await members.OfAsync(update), daily, Answer.Of(places.Select(p => daily.Shown[p])));
        }
    }
}
