using System.Globalization;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Daily;
using Bot.Quizzes.Games;

namespace Bot.Quizzes.Conversation;

/// <summary>
/// A vote in a group's quiz: the daily question or a game. The platform has told the person already whether it was right; here it counts
/// for them. One that comes late, twice, or for a poll that is none of ours changes nothing.
/// </summary>
internal sealed class TakeVote(Members members, DailyStore daily, DailyAnswers dailyAnswers, GameVotes games, SqlPollBook polls) : IUpdateHandler
{
    public IReadOnlyList<string> Handles => [UpdateRouter.PollAnswer];

    public bool ForAdminsInGroups => false;

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var update = request.Update;
        if (update.Text.Split(':') is [var poll, var options] && await polls.TagAsync(update.Conversation.Channel, poll) is { } tag)
        {
            await CountAsync(update, tag, [.. options.Split(',').Select(o => int.Parse(o, CultureInfo.InvariantCulture))]);
        }

        return [];
    }

    private async Task CountAsync(Update update, string tag, int[] chosen)
    {
        if (QuizKeys.DailyId(tag) is { } id && await daily.FindAsync(id) is { } question && Within(chosen, question.Shown) is { Length: > 0 } places)
        {
            await dailyAnswers.CountAsync(await members.OfAsync(update), question, Answer.Of(places.Select(p => question.Shown[p])));
        }
        else if (QuizKeys.GameRoundOf(tag) is { } round && await games.OpenAsync(round.Id, round.Place) is var (game, asked) && Within(chosen, asked.Shown) is { Length: > 0 } taken)
        {
            await games.CountAsync(game, asked, await members.OfAsync(update), taken);
        }
    }

    private static int[] Within(int[] chosen, IReadOnlyList<int> shown) => [.. chosen.Where(p => p >= 0 && p < shown.Count)];
}
