namespace Bot.Enquiries.Retrieval;

/// <summary>What a search came to.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>This answers the question.</summary>
    internal sealed record Sure(Passage Passage) : Finding;

    /// <summary>One of these may; best first.</summary>
    internal sealed record Likely(IReadOnlyList<Passage> Passages) : Finding;

    /// <summary>Nothing here does.</summary>
    internal sealed record Nothing : Finding;

    /// <summary>Decides from the best hits.</summary>
    /// <param name="hits">Best first.</param>
    /// <param name="isCareful">Whether a wrong answer of this topic does harm.</param>
    /// <param name="isRightPlace">Whether a passage is right where the person lives.</param>
    public static Finding Of(IReadOnlyList<Hit> hits, Func<string, bool> isCareful, Func<Passage, bool> isRightPlace)
    {
        if (hits.Count > 0 && Certainty.IsSure(hits[0].Match, isCareful(hits[0].Passage.Topic)) && isRightPlace(hits[0].Passage))
        {
            return new Sure(hits[0].Passage);
        }

        // Of an answer and the tip it belongs to, one is enough.
        var likely = hits.Where(h => Certainty.IsLikely(h.Match)).Select(h => h.Passage).DistinctBy(p => p.Tip ?? p.Id).Take(MostShown).ToArray();
        return likely.Length > 0 ? new Likely(likely) : new Nothing();
    }

    /// <summary>Titles shown to choose from: more than three nobody reads.</summary>
    private const int MostShown = 3;
}
