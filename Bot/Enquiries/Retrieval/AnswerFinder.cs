using Bot.Content;

namespace Bot.Enquiries.Retrieval;

/// <summary>Finds what answers a question in the content that is in use.</summary>
internal sealed class AnswerFinder(ContentLibrary content, TimeZoneInfo zone, TimeProvider time)
{
    private const int Looked = 6;

    private readonly Lock gate = new();
    private (ContentCatalog Catalog, AnswerIndex Index)? built;

    /// <summary>What answers a question.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="person">What is known of who asks.</param>
    public Finding Find(string question, Traits person)
    {
        var catalog = content.Current;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var hits = IndexOf(catalog).Search(question, Looked, p => Fitness.Of(p, person, today, catalog.Regions));
        return Finding.Of(hits, catalog.AskWords.Careful.Contains, p => Fitness.IsRightPlace(p, person, catalog.Regions));
    }

    /// <summary>Built once for each catalogue, by whoever asks first.</summary>
    private AnswerIndex IndexOf(ContentCatalog catalog)
    {
        lock (gate)
        {
            if (built?.Catalog != catalog)
            {
                built = (catalog, new AnswerIndex(Passages.Of(catalog), new Reader(catalog.AskWords)));
            }

            return built.Value.Index;
        }
    }
}
