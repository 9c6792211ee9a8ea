namespace Bot.Enquiries.Retrieval;

/// <summary>How sure it is that a passage answers a question. Pure.</summary>
internal static class Certainty
{
    /// <summary>From this probability on an answer is given without asking back.</summary>
    public const float Enough = 0.80f;

    /// <summary>The same for topics where a wrong answer does harm.</summary>
    public const float EnoughToBeCareful = 0.86f;

    /// <summary>The least agreement at which a title is worth showing: what has nothing to do with the content stays below.</summary>
    private const float WorthShowing = 0.42f;

    /// <summary>
    /// The probability that two wordings mean the same: a logistic regression over public pairs of questions that people judged to be
    /// the same or not. Where something says that they do not (another intent, another group at risk, another number, a "not"), it is 0.
    /// </summary>
    public static float Probability(Match match)
    {
        if (!match.MaySame)
        {
            return 0;
        }

        var (of, by) = (match.OfQuestion, match.OfWording);
        var evidence = (2.9f * of * by) + (2.6f * Math.Min(of, by)) + (2.3f * match.Lead) + (12 * Math.Min(match.Lead, 0.1f)) - 5.3f
            - (match.Intents == IntentAgreement.WordingWantsMore ? 0.5f : 0);
        return 1 / (1 + MathF.Exp(-evidence));
    }

    /// <summary>Whether a passage may be given as the answer.</summary>
    /// <param name="match">How it agrees with the question.</param>
    /// <param name="careful">Whether a wrong answer does harm.</param>
    public static bool IsSure(Match match, bool careful) => match.IsSame || Probability(match) >= (careful ? EnoughToBeCareful : Enough);

    /// <summary>Whether a passage's title is worth showing.</summary>
    public static bool IsLikely(Match match) => (match.OfQuestion + match.OfWording) / 2 >= WorthShowing;
}
