using System.Globalization;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Daily;
using Bot.Quizzes.Games;

namespace Bot.Quizzes.Conversation;

/// <summary>Counts a vote for what its poll asks. One that comes late, twice, or for something that is no more changes nothing.</summary>
internal sealed class Votes(Members members, DailyStore daily, DailyAnswers dailyAnswers, GameVotes games)
{
    /// <param name="tag">What the poll asks.</param>
    /// <param name="vote">Who chose what.</param>
    public async Task CountAsync(string tag, EarlyVote vote)
    {
        int[] chosen = [.. vote.Options.Split(',').Select(o => int.Parse(o, CultureInfo.InvariantCulture))];
        if (QuizKeys.DailyId(tag) is { } id && await daily.FindAsync(id) is { } question && Within(chosen, question.Shown) is { Length: > 0 } places)
        {
            await dailyAnswers.CountAsync(await PersonAsync(vote), question, Answer.Of(places.Select(p => question.Shown[p])));
        }
        else if (QuizKeys.GameRoundOf(tag) is { } round && await games.OpenAsync(round.Id, round.Place) is var (game, asked) && Within(chosen, asked.Shown) is { Length: > 0 } taken)
        {
            await games.CountAsync(game, asked, await PersonAsync(vote), taken, vote.At);
        }
    }

    private Task<Subscribers.Subscriber> PersonAsync(EarlyVote vote) => members.FindOrAddAsync(new(vote.Channel, vote.Person), vote.Name, vote.Language);

    private static int[] Within(int[] chosen, IReadOnlyList<int> shown) => [.. chosen.Where(p => p >= 0 && p < shown.Count)];
}
