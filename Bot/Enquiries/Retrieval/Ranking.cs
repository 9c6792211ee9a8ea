namespace Bot.Enquiries.Retrieval;

/// <summary>How much counts what. Chosen on public sets of questions; see docs/decisions on the ranking before changing any.</summary>
internal static class Ranking
{
    public const float Title = 3;
    public const float Keywords = 2;
    public const float Body = 1;

    /// <summary>What a pair of characters counts beside the two single ones.</summary>
    public const float Pair = 0.3f;

    /// <summary>What the characters of an intent word count beside those of the subject: "why" is in every other question.</summary>
    public const float IntentCharacters = 0.5f;

    /// <summary>What an intent counts as a term of its own.</summary>
    public const float Intent = 0.7f;

    /// <summary>What a term counts in a comparison even if it is in every passage: in a small folder about one crop that is most of them.</summary>
    public const float Least = 0.5f;

    private const float WantsMoreOrLess = 0.97f;
    private const float WantsOther = 0.85f;
    private const float OtherAtRisk = 0.7f;
    private const float OtherDenial = 0.9f;

    /// <summary>The score a passage is ranked by: found by its terms, then compared as a whole.</summary>
    /// <param name="score">Its BM25 score over all fields.</param>
    /// <param name="match">How its best wording agrees with the question.</param>
    public static float Score(float score, Match match) =>
        score
        * (1 + ((match.OfQuestion + match.OfWording) / 2))
        * (match.Intents switch
        {
            IntentAgreement.Different => WantsOther,
            IntentAgreement.QuestionWantsMore or IntentAgreement.WordingWantsMore => WantsMoreOrLess,
            _ => 1,
        })
        * (match.SameAtRisk ? 1 : OtherAtRisk)
        * (match.SameDenial ? 1 : OtherDenial);
}
