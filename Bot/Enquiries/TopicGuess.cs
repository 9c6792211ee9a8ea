using Bot.Content;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries;

/// <summary>
/// Tells the topic of a question that nothing here answers by the words that the topics' own content is written in, so that it comes to
/// somebody who knows: naive Bayes over pairs of characters and words. A guess: whoever reads it may file it elsewhere.
/// </summary>
internal sealed class TopicGuess(ContentLibrary content)
{
    /// <summary>How probable a topic must be to be named.</summary>
    private const double Enough = 0.8;

    /// <summary>Stands for a term that a topic's content does not have, so that one such term does not decide alone.</summary>
    private const double Unseen = 0.3;

    private (ContentCatalog Catalog, Reader Reader, Dictionary<string, TopicWords> Topics)? built;

    /// <summary>The topic; null when its words do not tell.</summary>
    public string? Of(string question)
    {
        var (_, reader, topics) = Built(content.Current);
        var terms = reader.Read(question).Terms.Where(t => !Terms.IsSingle(t) && topics.Values.Any(w => w.In.ContainsKey(t))).ToArray();
        if (terms.Length == 0)
        {
            return null;
        }

        var scores = topics.ToDictionary(t => t.Key, t => terms.Sum(term => Math.Log((t.Value.In.GetValueOrDefault(term) + Unseen) / (t.Value.Passages + (2 * Unseen)))));
        var best = scores.MaxBy(s => s.Value);
        return 1 / scores.Values.Sum(s => Math.Exp(s - best.Value)) >= Enough ? best.Key : null;
    }

    /// <summary>Built once for each catalogue.</summary>
    private (ContentCatalog Catalog, Reader Reader, Dictionary<string, TopicWords> Topics) Built(ContentCatalog catalog)
    {
        if (built is not { } known || known.Catalog != catalog)
        {
            var reader = new Reader(catalog.AskWords);
            known = (catalog, reader, Passages.Of(catalog).GroupBy(p => p.Topic).ToDictionary(g => g.Key, g => Count([.. g], reader)));
            built = known;
        }

        return known;
    }

    /// <summary>In how many of a topic's passages each term stands.</summary>
    private static TopicWords Count(Passage[] passages, Reader reader) => new(passages.Length, passages
        .SelectMany(p => p.Wordings.Concat(p.Keywords).SelectMany(w => reader.Read(w).Terms).Where(t => !Terms.IsSingle(t)).Distinct())
        .GroupBy(t => t)
        .ToDictionary(g => g.Key, g => g.Count()));

    private sealed record TopicWords(int Passages, Dictionary<int, int> In);
}
