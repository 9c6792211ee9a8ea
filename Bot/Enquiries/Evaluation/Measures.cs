namespace Bot.Enquiries.Evaluation;

/// <summary>What became of one test question.</summary>
/// <param name="Query">The question.</param>
/// <param name="Topic">What it is counted under.</param>
/// <param name="Rank">Where the right answer stands among the first ten, from 1; 0 = not there.</param>
/// <param name="PlainRank">The same for BM25 over single characters, to compare with.</param>
/// <param name="Best">The id of the best passage; empty when nothing was found.</param>
/// <param name="IsSure">Whether the best one would be given as the answer.</param>
/// <param name="IsShown">Whether titles would be shown to choose from, or the answer given.</param>
internal sealed record TestResult(TestQuery Query, string Topic, int Rank, int PlainRank, string Best, bool IsSure, bool IsShown);

/// <summary>The figures over a set of test questions. Shares are from 0 to 1; of nothing they are 0.</summary>
internal sealed record Measures
{
    /// <summary>Questions that have an answer.</summary>
    public required int Answerable { get; init; }

    /// <summary>Mean of 1/rank over the first ten.</summary>
    public required double Mrr { get; init; }

    /// <summary>Share whose answer is the best hit.</summary>
    public required double Success1 { get; init; }

    /// <summary>Share whose answer is among the best five.</summary>
    public required double Recall5 { get; init; }

    /// <summary>Mean of 1/rank over the first ten for BM25 over single characters.</summary>
    public required double PlainMrr { get; init; }

    /// <summary>Share that is answered at once, and rightly.</summary>
    public required double SureAndRight { get; init; }

    /// <summary>Share that is answered at once, and wrongly.</summary>
    public required double SureAndWrong { get; init; }

    /// <summary>Questions that must not be answered.</summary>
    public required int NearMisses { get; init; }

    /// <summary>Share of those that are answered at once all the same.</summary>
    public required double NearMissesAnswered { get; init; }

    /// <summary>Share of those for which no title is shown either.</summary>
    public required double NearMissesLeft { get; init; }

    public static Measures Of(IReadOnlyCollection<TestResult> results)
    {
        var answerable = results.Where(r => r.Query.Expect != TestSet.None).ToArray();
        var near = results.Where(r => r.Query.Expect == TestSet.None).ToArray();
        return new()
        {
            Answerable = answerable.Length,
            Mrr = Mean(answerable, r => r.Rank > 0 ? 1.0 / r.Rank : 0),
            Success1 = Mean(answerable, r => r.Rank == 1 ? 1 : 0),
            Recall5 = Mean(answerable, r => r.Rank is > 0 and <= 5 ? 1 : 0),
            PlainMrr = Mean(answerable, r => r.PlainRank > 0 ? 1.0 / r.PlainRank : 0),
            SureAndRight = Mean(answerable, r => r.IsSure && r.Rank == 1 ? 1 : 0),
            SureAndWrong = Mean(answerable, r => r.IsSure && r.Rank != 1 ? 1 : 0),
            NearMisses = near.Length,
            NearMissesAnswered = Mean(near, r => r.IsSure ? 1 : 0),
            NearMissesLeft = Mean(near, r => r.IsShown ? 0 : 1),
        };
    }

    private static double Mean(TestResult[] results, Func<TestResult, double> value) => results.Length == 0 ? 0 : results.Average(value);
}
