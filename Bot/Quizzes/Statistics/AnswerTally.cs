namespace Bot.Quizzes.Statistics;

/// <summary>What is added up of the answers to one version of a question.</summary>
internal sealed class AnswerTally
{
    private readonly Dictionary<string, long> given = [];
    private readonly List<int> times = [];
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;
    private double highest;

    /// <summary>Answers, and how many gave each.</summary>
    public IReadOnlyDictionary<string, long> Given => given;

    /// <param name="answer">One answer.</param>
    /// <param name="rest">What all other answers of its paper scored together.</param>
    public void Add(in PaperAnswer answer, double rest)
    {
        x += answer.Score;
        y += rest;
        xx += answer.Score * answer.Score;
        yy += rest * rest;
        xy += answer.Score * rest;
        highest += answer.Highest;
        times.Add((int)Math.Min(answer.Milliseconds, int.MaxValue));
        given[answer.Given] = given.GetValueOrDefault(answer.Given) + 1;
    }

    /// <summary>How all versions of a question did together.</summary>
    public static ItemFigures FiguresOf(IReadOnlyCollection<AnswerTally> versions) => ItemFigures.Of(
        versions.Sum(v => (long)v.times.Count), versions.Sum(v => v.x), versions.Sum(v => v.y), versions.Sum(v => v.xx), versions.Sum(v => v.yy), versions.Sum(v => v.xy), versions.Sum(v => v.highest));

    /// <summary>Milliseconds that half of those who answered any of the versions needed less than; between the two in the middle where there are two.</summary>
    public static double MedianOf(IEnumerable<AnswerTally> versions)
    {
        int[] ordered = [.. versions.SelectMany(v => v.times)];
        Array.Sort(ordered);
        return ordered.Length == 0 ? 0 : (ordered[(ordered.Length - 1) / 2] + (double)ordered[ordered.Length / 2]) / 2;
    }
}

/// <summary>One answer on a paper.</summary>
/// <param name="Paper">The attempt it belongs to.</param>
/// <param name="Version">The version of the question.</param>
/// <param name="Highest">The most it could score.</param>
/// <param name="Score">What it scored.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Given">What was answered.</param>
internal readonly record struct PaperAnswer(long Paper, long Version, double Highest, double Score, long Milliseconds, string Given);
