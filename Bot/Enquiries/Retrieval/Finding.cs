namespace Bot.Enquiries.Retrieval;

/// <summary>What a search came to.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>What whoever asks gets to see, best first.</summary>
    public abstract IReadOnlyList<Passage> Passages { get; }

    /// <summary>This answers the question.</summary>
    internal sealed record Sure(Passage Passage) : Finding
    {
        public override IReadOnlyList<Passage> Passages => [Passage];
    }

    /// <summary>One of these may.</summary>
    internal sealed record Likely(IReadOnlyList<Passage> Titles) : Finding
    {
        public override IReadOnlyList<Passage> Passages => Titles;
    }

    /// <summary>Nothing here does.</summary>
    internal sealed record Nothing : Finding
    {
        public override IReadOnlyList<Passage> Passages => [];
    }

    /// <summary>Decides from the best hits.</summary>
    /// <param name="hits">Best first.</param>
    /// <param name="isCareful">Whether a wrong answer of this topic does harm.</param>
    /// <param name="isRightPlace">Whether a passage is right where the person lives.</param>
    public static Finding Of(IReadOnlyList<Hit> hits, Func<string, bool> isCareful, Func<Passage, bool> isRightPlace)
    {
        if (hits.Count == 0)
        {
            return new Nothing();
        }

        if (Certainty.IsSure(hits[0], isCareful) && isRightPlace(hits[0].Passage))
        {
            return new Sure(hits[0].Passage);
        }

        var shown = hits.Where(h => Certainty.IsPossible(h.Match)).Take(MostShown).ToArray();
        return shown.Any(h => Certainty.IsLikely(h.Match)) ? new Likely([.. shown.Select(h => h.Passage)]) : new Nothing();
    }

    /// <summary>Titles shown to choose from: more than three nobody reads.</summary>
    private const int MostShown = 3;
}
