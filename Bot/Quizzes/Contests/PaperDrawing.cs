using System.Globalization;
using Bot.Content;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Contests;

/// <summary>Draws somebody's paper. Pure: the same person, contest and attempt always draw the same, and each their own.</summary>
internal static class PaperDrawing
{
    /// <summary>The questions with their points and the order of their choices; null when the pool has too few.</summary>
    public static IReadOnlyList<(Question Question, string Shown, double Points)>? Draw(Contest contest, long subscriber, int attempt)
    {
        var seed = Shuffling.Seed(string.Create(CultureInfo.InvariantCulture, $"{contest.Id}|{subscriber}|{attempt}"));
        var pool = contest.Pool.OrderBy(q => q.Id, StringComparer.Ordinal).ToArray();
        Shuffling.Shuffle(pool, seed);
        var taken = new HashSet<string>();
        var paper = new List<(Question, string, double)>();
        // The pickiest first, so that a quota that takes anything leaves them their own.
        foreach (var quota in contest.Questions.OrderBy(q => pool.Count(q.Fits)))
        {
            var drawn = pool.Where(q => quota.Fits(q) && !taken.Contains(q.Id)).Take(quota.Take).ToArray();
            if (drawn.Length < quota.Take)
            {
                return null;
            }

            taken.UnionWith(drawn.Select(q => q.Id));
            paper.AddRange(drawn.Select(q => (q, Shuffling.Shown(q, Shuffling.Mix(seed ^ Shuffling.Seed(q.Id))), quota.Points)));
        }

        return paper;
    }
}
