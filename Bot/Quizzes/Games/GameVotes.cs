using Bot.Quizzes.Asking;
using Bot.Quizzes.Practice;
using Bot.Quizzes.Standings;
using Bot.Subscribers;

namespace Bot.Quizzes.Games;

/// <summary>Counts the answers of a game: the first of each person to the question that is open, and nothing else.</summary>
internal sealed class GameVotes(GameStore store, AttemptStore attempts, StandingStore standings, Reviewing reviewing, Calendar calendar)
{
    /// <summary>Whether an answer to this question would count now. It may come before we know that the question arrived.</summary>
    public async Task<(Game Game, GameQuestion Question)?> OpenAsync(long id, int place) =>
        await store.FindAsync(id) is { EndedAt: null, Phase: GamePhase.Asking or GamePhase.Open } game && game.Place == place && await store.QuestionAsync(id, place) is { } question
            ? (game, question)
            : null;

    /// <summary>Counts an answer.</summary>
    /// <param name="game">The game.</param>
    /// <param name="question">Its open question.</param>
    /// <param name="person">Who answered.</param>
    /// <param name="places">The places that were chosen.</param>
    /// <param name="at">When the answer came.</param>
    /// <returns>Whether it counted: a second one does not.</returns>
    public async Task<bool> CountAsync(Game game, GameQuestion question, Subscriber person, IReadOnlyList<int> places, DateTimeOffset at)
    {
        var given = Answer.Of(places.Select(p => question.Shown[p]));
        var score = Grader.Grade(question.Question, given);
        var limit = TimeSpan.FromSeconds(game.Seconds);
        var taken = at - (question.AskedAt ?? at);
        taken = taken > limit ? limit : taken < TimeSpan.Zero ? TimeSpan.Zero : taken;
        var attempt = new NewAttempt(game.Quiz, person.Id, 1, calendar.DayOf(game.StartedAt), game.StartedAt, null, [(question.Version, string.Concat(question.Shown), 1)]);
        if (!await attempts.RecordOneAsync(attempt, question.Place, new(given, score, taken, at)))
        {
            return false;
        }

        // Time counts for right answers only: who guesses fast must not lead by it.
        var isRight = Grader.IsRight(score);
        await standings.AddAsync([game.Quiz], person.Id, person.Unit ?? "", score, isRight ? (long)taken.TotalMilliseconds : 0, at);
        await reviewing.AnsweredAsync(person.Id, question.Question, isRight, TimeSpan.Zero);
        return true;
    }
}
