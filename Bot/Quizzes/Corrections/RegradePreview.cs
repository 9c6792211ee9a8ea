using System.Text.Json;
using Bot.Content;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Standings;
using Bot.Storage;

namespace Bot.Quizzes.Corrections;

/// <summary>Says what grading a question again by a key would change, and changes nothing.</summary>
internal sealed class RegradePreview(CorrectionStore store, Regrading regrading, StandingStore standings, Database database)
{
    /// <summary>How many answers count, each of another attempt, and how many of them would have another worth.</summary>
    public async Task<(long All, long Changed)> CountAsync(Question question)
    {
        var (all, changed) = (0L, 0L);
        foreach (var (version, body) in await store.VersionsAsync(question.Id))
        {
            var corrected = KeyCorrection.Apply(JsonSerializer.Deserialize<Question>(body)!, question);
            foreach (var (given, score, count) in await store.CountGivenAsync(version))
            {
                all += count;
                changed += corrected is not null && Grader.Grade(corrected, given) != score ? count : 0;
            }
        }

        return (all, changed);
    }

    /// <summary>The same, with whose rank would be another: found by doing it and taking it back.</summary>
    public async Task<RegradeLook> LookAsync(Question question)
    {
        var (all, changed) = await CountAsync(question);
        if (changed == 0)
        {
            return new(all, 0, 0, 0, 0, []);
        }

        var trial = await database.TryOutAsync(_ => TryAsync(question));
        var contests = new List<ContestLook>();
        foreach (var (contest, after) in trial.Ranks)
        {
            var before = await standings.RanksAsync(contest);
            var moved = after.Where(r => before.TryGetValue(r.Key, out var was) && was != r.Value).OrderBy(r => r.Value).ThenBy(r => r.Key).ToArray();
            var named = moved.Take(ContestLook.MostNamed).ToArray();
            var names = await standings.NamesAsync([.. named.Select(r => r.Key)]);
            contests.Add(new(contest, moved.Length, [.. named.Select(r => new RankLook(names.GetValueOrDefault(r.Key) ?? "", before[r.Key], r.Value))]));
        }

        return new(all, trial.More + trial.Less, trial.More, trial.Less, trial.LeftAlone, contests);
    }

    private async Task<(long More, long Less, int LeftAlone, IReadOnlyList<(string Contest, IReadOnlyDictionary<long, int> Ranks)> Ranks)> TryAsync(Question question)
    {
        var (correction, regraded) = await regrading.GradeAsync(question);
        var ranks = new List<(string, IReadOnlyDictionary<long, int>)>();
        foreach (var contest in correction is { } touched ? await store.ContestsAsync(touched) : [])
        {
            ranks.Add((contest, await standings.RanksAsync(contest)));
        }

        var (more, less) = correction is { } made ? await store.MoreAndLessAsync(made) : default;
        return (more, less, regraded.LeftAlone, ranks);
    }
}

/// <summary>What grading again would change.</summary>
/// <param name="All">Answers that count.</param>
/// <param name="Changed">Those that would have another worth.</param>
/// <param name="More">Those that would bring more.</param>
/// <param name="Less">Those that would bring less.</param>
/// <param name="LeftAlone">Versions of the question that were answered in another way and keep their points.</param>
/// <param name="Contests">The contests in which points would change.</param>
internal sealed record RegradeLook(long All, long Changed, long More, long Less, int LeftAlone, IReadOnlyList<ContestLook> Contests);

/// <summary>What would change in one contest.</summary>
/// <param name="Contest">Its id.</param>
/// <param name="Moved">How many would have another rank.</param>
/// <param name="Ranks">The best of them.</param>
internal sealed record ContestLook(string Contest, int Moved, IReadOnlyList<RankLook> Ranks)
{
    public const int MostNamed = 10;
}

/// <summary>Whose rank would be another.</summary>
internal sealed record RankLook(string Name, int Before, int After);
