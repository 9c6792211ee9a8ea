using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bot.Content;
using Bot.Content.Seasons;

namespace Bot.Enquiries.Retrieval;

/// <summary>Finds what answers a question in the content that is in use.</summary>
internal sealed class AnswerFinder(ContentLibrary content, TimeZoneInfo zone, TimeProvider time)
{
    private const int Looked = 6;

    private readonly Lock gate = new();
    private volatile DaySeasons? seasons;
    private (ContentCatalog Catalog, Reader Reader, AnswerIndex Index)? built;

    /// <summary>What answers a question.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="person">What is known of who asks.</param>
    public Finding Find(string question, Traits person)
    {
        var catalog = content.Current;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var seasons = SeasonsOf(today);
        var hits = Built(catalog).Index.Search(question, Looked, p => Fitness.Of(p, person, today, seasons.IsOpen, catalog.Regions));
        return Finding.Of(hits, catalog.AskWords.Careful.Contains, p => Fitness.IsRightPlace(p, person, catalog.Regions));
    }

    /// <summary>What all questions have in common that differ only in how they are written.</summary>
    public string SameAs(string question)
    {
        var terms = Built(content.Current).Reader.Read(question).Terms;
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(terms.AsSpan())))[..32];
    }

    private DaySeasons SeasonsOf(DateOnly day)
    {
        var known = seasons;
        return known?.Day == day ? known : seasons = new DaySeasons(day);
    }

    /// <summary>Built once for each catalogue, by whoever asks first.</summary>
    private (Reader Reader, AnswerIndex Index) Built(ContentCatalog catalog)
    {
        lock (gate)
        {
            if (built?.Catalog != catalog)
            {
                var reader = new Reader(catalog.AskWords);
                built = (catalog, reader, new AnswerIndex(Passages.Of(catalog), reader));
            }

            return (built.Value.Reader, built.Value.Index);
        }
    }

    /// <summary>Which seasons are open on a day: worked out from the sky and the moon, so each only once.</summary>
    private sealed class DaySeasons(DateOnly day)
    {
        private readonly ConcurrentDictionary<SeasonWindow, bool> open = new();

        public DateOnly Day => day;

        public bool IsOpen(SeasonWindow window) => open.GetOrAdd(window, w => w.OpeningAt(day) is not null);
    }
}
