namespace Bot.Enquiries.Retrieval;

/// <summary>How sure it is that a passage answers a question. Pure. See docs/decisions on certainty before changing a number.</summary>
internal static class Certainty
{
    /// <summary>From this probability on an answer is given without asking back.</summary>
    public const float Enough = 0.65f;

    /// <summary>The same for topics where a wrong answer does harm.</summary>
    public const float EnoughToBeCareful = 0.75f;

    /// <summary>Wordings from which on it is known well enough how a passage is asked for.</summary>
    private const int WellWorded = 3;

    /// <summary>The share both ways, and the lead, from which two sentences are nearly the same.</summary>
    private const float NearlySame = 0.88f;
    private const float ClearLead = 0.15f;

    /// <summary>The least agreement at which a title is worth showing first, and after one that is.</summary>
    private const float WorthShowing = 0.39f;
    private const float WorthAdding = 0.30f;

    /// <summary>
    /// The probability that a passage answers a question: a logistic regression over wordings of our own answers, each asked of all the
    /// others. Where something says that it does not (another intent, other people, another illness, another number, a "not"), it is 0.
    /// </summary>
    public static float Probability(Match match) =>
        match.MaySame ? 1 / (1 + MathF.Exp(0.7f - (1.3f * match.Anywhere) - (3.7f * match.Lead) + (0.1f * match.LeftOfWording))) : 0;

    /// <summary>Whether a passage may be given as the answer: the question is nearly one of its wordings, or it is probable enough.</summary>
    /// <param name="hit">The best hit.</param>
    /// <param name="isCareful">Whether a wrong answer of a topic does harm.</param>
    public static bool IsSure(Hit hit, Func<string, bool> isCareful) =>
        hit.Match.IsSame
        || IsNearlySame(hit.Match)
        || (IsWellKnown(hit.Passage) && Probability(hit.Match) >= (isCareful(hit.Passage.Topic) ? EnoughToBeCareful : Enough));

    /// <summary>Whether the title of the best passage is worth showing.</summary>
    public static bool IsLikely(Match match) => Agreement(match) >= WorthShowing;

    /// <summary>Whether another title is worth showing after it.</summary>
    public static bool IsPossible(Match match) => Agreement(match) >= WorthAdding;

    private static float Agreement(Match match) => MathF.Sqrt(match.Anywhere * match.OfWording);

    private static bool IsNearlySame(Match match) =>
        match.MaySame && Math.Min(match.OfQuestion, match.OfWording) >= NearlySame && match.Lead >= ClearLead;

    /// <summary>An answer of a known topic with several wordings; of others too little is known to conclude anything from a mere likeness.</summary>
    private static bool IsWellKnown(Passage passage) =>
        passage.Kind == PassageKind.Faq && passage.Topic.Length > 0 && passage.Wordings.Count >= WellWorded;
}
