namespace Bot.Enquiries.Retrieval;

/// <summary>How much counts what. Chosen on public sets of questions; see docs/decisions on the ranking before changing any.</summary>
internal static class Ranking
{
    public const float Title = 3;
    public const float Keywords = 2;
    public const float Body = 1.5f;

    /// <summary>What a pair of characters counts beside the two single ones.</summary>
    public const float Pair = 0.18f;

    /// <summary>What the characters of an intent word count beside those of the subject: "why" is in every other question.</summary>
    public const float IntentCharacters = 0.45f;

    /// <summary>What light words count: "they say", "these days".</summary>
    public const float Light = 0.45f;

    /// <summary>What words for people count: whether it is a child or a mother says less than what ails them.</summary>
    public const float People = 0.7f;

    /// <summary>What an intent counts as a term of its own.</summary>
    public const float Intent = 0.42f;

    /// <summary>What a term counts in a comparison even if it is in every passage: in a small folder about one crop that is most of them.</summary>
    public const float Least = 0.75f;

    private const float Overlap = 0.6f;
    private const float Wholly = 0.68f;
    private const float WantsMoreOrLess = 0.97f;
    private const float WantsOther = 0.93f;
    private const float OtherAtRisk = 0.85f;
    private const float OtherBeings = 0.6f;
    private const float NamesOther = 0.74f;
    private const float OtherDenial = 0.9f;

    /// <summary>How well a wording agrees with the question, to choose the best of a passage by; comparable within one search only.</summary>
    public static float Agreement(Match match) => (match.OfQuestion + match.OfWording) / 2 * Contradictions(match);

    /// <summary>The score a passage is ranked by: found by its terms, then compared as a whole.</summary>
    /// <param name="score">Its BM25 score over all fields.</param>
    /// <param name="match">How its best wording agrees with the question.</param>
    public static float Score(float score, Match match) => score * (1 + (Overlap * (match.OfQuestion + match.OfWording) / 2) + (Wholly * match.Anywhere)) * Contradictions(match);

    private static float Contradictions(Match match) =>
        (match.Intents switch
        {
            IntentAgreement.Different => WantsOther,
            IntentAgreement.QuestionWantsMore or IntentAgreement.WordingWantsMore => WantsMoreOrLess,
            _ => 1,
        })
        * (match.SameAtRisk ? 1 : OtherAtRisk)
        * (match.SameBeings ? 1 : OtherBeings)
        * (match.NamesSubjects ? 1 : NamesOther)
        * (match.SameDenial ? 1 : OtherDenial);
}
