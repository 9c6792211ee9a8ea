namespace Bot.Enquiries.Retrieval;

/// <summary>
/// An answer, the tip it belongs to and the tip's quiz question say the same: of those the answer is given, since it was written for the
/// question, or else the tip. Pure.
/// </summary>
internal static class Twins
{
    /// <summary>What share of the other's score a passage must have to stand for it: below that the question is about another part of the tip.</summary>
    private const float Near = 0.5f;

    /// <summary>The hits without those that a better kind of passage stands for; that takes their place if it is the better one.</summary>
    /// <param name="hits">Best first.</param>
    public static IEnumerable<Hit> Joined(IEnumerable<Hit> hits) => hits
        .GroupBy(h => h.Passage.Tip ?? $"{h.Passage.Kind}/{h.Passage.Id}")
        .SelectMany(Join)
        .OrderByDescending(h => h.Score);

    /// <summary>Answers all stay: they answer different questions.</summary>
    private static IEnumerable<Hit> Join(IEnumerable<Hit> ofOneTip)
    {
        var hits = ofOneTip.ToArray();
        var best = hits.MinBy(h => h.Passage.Kind)!;
        var others = hits.Where(h => h.Passage.Kind != best.Passage.Kind).ToArray();
        var joined = others.Where(o => best.Score >= Near * o.Score).ToArray();
        return hits.Except(others).Skip(1)
            .Append(best with { Score = joined.Append(best).Max(h => h.Score) })
            .Concat(others.Except(joined).Take(1));
    }
}
