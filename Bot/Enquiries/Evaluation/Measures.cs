namespace Bot.Enquiries.Evaluation;

/// <summary>What became of one test question.</summary>
/// <param name="Query">The question.</param>
/// <param name="Topic">What it is counted under.</param>
/// <param name="Rank">Where the right answer stands among the first ten, from 1; 0 = not there.</param>
/// <param name="PlainRank">The same for BM25 over single characters, to compare with.</param>
/// <param name="Best">The id of the best passage; empty when nothing was found.</param>
/// <param name="Outcome">What whoever asks would see.</param>
/// <param name="IsRightThere">Whether the right answer is what is given, or among the titles shown.</param>
internal sealed record TestResult(TestQuery Query, string Topic, int Rank, int PlainRank, string Best, AskOutcome Outcome, bool IsRightThere)
{
    /// <summary>Whether it came out as it should.</summary>
    public bool IsMissed => Query.Expect == TestSet.None ? Outcome == AskOutcome.Sure : Rank != 1;
}

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

    /// <summary>Share for which titles are shown, the right one among them.</summary>
    public required double ShownAndRight { get; init; }

    /// <summary>Share for which titles are shown, but not the right one.</summary>
    public required double ShownAndWrong { get; init; }

    /// <summary>Share for which nothing is shown.</summary>
    public required double NothingShown { get; init; }

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
            Success1 = Share(answerable, r => r.Rank == 1),
            Recall5 = Share(answerable, r => r.Rank is > 0 and <= 5),
            PlainMrr = Mean(answerable, r => r.PlainRank > 0 ? 1.0 / r.PlainRank : 0),
            SureAndRight = Share(answerable, r => r is { Outcome: AskOutcome.Sure, IsRightThere: true }),
            SureAndWrong = Share(answerable, r => r is { Outcome: AskOutcome.Sure, IsRightThere: false }),
            ShownAndRight = Share(answerable, r => r is { Outcome: AskOutcome.Likely, IsRightThere: true }),
            ShownAndWrong = Share(answerable, r => r is { Outcome: AskOutcome.Likely, IsRightThere: false }),
            NothingShown = Share(answerable, r => r.Outcome == AskOutcome.Nothing),
            NearMisses = near.Length,
            NearMissesAnswered = Share(near, r => r.Outcome == AskOutcome.Sure),
            NearMissesLeft = Share(near, r => r.Outcome == AskOutcome.Nothing),
        };
    }

    private static double Share(TestResult[] results, Func<TestResult, bool> which) => Mean(results, r => which(r) ? 1 : 0);

    private static double Mean(TestResult[] results, Func<TestResult, double> value) => results.Length == 0 ? 0 : results.Average(value);
}
