using System.Text.Json;
using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Contests;
using Bot.Quizzes.Standings;
using Bot.Storage;

namespace Bot.Quizzes.Corrections;

/// <summary>
/// Grades every answer to a question again by the key it has now, whenever it was given: points, rankings, open papers, and a word to
/// those whose answer has another worth. All in one transaction; a second time changes nothing and tells nobody.
/// </summary>
internal sealed class Regrading(
    Database database, QuestionVersions versions, CorrectionStore store, ContestStore contests, CorrectionNews news, ContentLibrary content, Calendar calendar)
{
    /// <param name="question">With the key it has now.</param>
    /// <param name="why">What those concerned are told as the reason; null = nothing.</param>
    public Task<Regraded> RunAsync(Question question, string? why = null) => database.WriteAsync(async _ =>
    {
        var graded = await GradeAsync(question);
        return graded.Regraded with { People = graded.Correction is { } correction ? await news.TellAsync(correction, question, why) : 0 };
    });

    /// <summary>The very same, told to nobody.</summary>
    /// <returns>The number of the correction, null when no answer has another worth; and what changed.</returns>
    public Task<(long? Correction, Regraded Regraded)> GradeAsync(Question question) => database.WriteAsync<(long?, Regraded)>(async _ =>
    {
        var correction = await store.AddAsync(question.Id, await versions.OfAsync(question), calendar.Now);
        var (answers, leftAlone) = (0, 0);
        foreach (var (version, body) in await store.VersionsAsync(question.Id))
        {
            var asked = JsonSerializer.Deserialize<Question>(body)!;
            if (KeyCorrection.Apply(asked, question) is not { } corrected)
            {
                leftAlone++;
                continue;
            }

            await versions.CorrectAsync(version, corrected);
            foreach (var (given, before) in await store.GivenAsync(version))
            {
                var score = Grader.Grade(corrected, given);
                answers += score == before ? 0 : await store.RegradeAsync(correction, version, given, score);
            }
        }

        if (answers == 0)
        {
            await store.RemoveAsync(correction);
            return (null, new Regraded(0, 0, leftAlone, await CountContestsAsync(question.Id)));
        }

        await store.CountAttemptsAsync(correction);
        await store.MarkCardsAsync(question.Id);
        await CountDaysAndGamesAsync(correction);
        return (correction, new Regraded(answers, 0, leftAlone, await CountContestsAsync(question.Id)));
    });

    private async Task CountDaysAndGamesAsync(long correction)
    {
        foreach (var (quiz, day) in await store.DaysAsync(correction))
        {
            foreach (var board in Boards.Of(DateOnly.FromDayNumber(day)))
            {
                await store.CountOnBoardAsync(correction, quiz, board);
            }
        }

        foreach (var game in await store.GamesAsync(correction))
        {
            await store.CountOnBoardAsync(correction, game, game);
        }
    }

    /// <summary>Also those of an earlier correction: the file of a contest that was missing then may be back.</summary>
    /// <returns>Contests whose board cannot be put right because their rules are gone.</returns>
    private async Task<IReadOnlyList<string>> CountContestsAsync(string question)
    {
        var unknown = new List<string>();
        foreach (var quiz in await store.ContestsAsync(question))
        {
            if (content.Current.Contests.TryGetValue(quiz, out var contest))
            {
                await contests.CountAllAsync(contest);
            }
            else
            {
                unknown.Add(quiz);
            }
        }

        return unknown;
    }
}

/// <summary>What a correction changed.</summary>
/// <param name="Answers">Answers that have another worth now.</param>
/// <param name="People">People who are told.</param>
/// <param name="LeftAlone">Versions of the question that were answered in another way, such as by writing, and keep their points.</param>
/// <param name="UnknownContests">Contests whose attempts count anew, but whose ranking could not be reckoned again because their file is gone.</param>
internal sealed record Regraded(int Answers, long People, int LeftAlone, IReadOnlyList<string> UnknownContests);
