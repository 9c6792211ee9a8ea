using Bot.Content;
using Bot.Content.Seasons;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries;

/// <summary>Finds out what the content lacks: what was asked and not answered, or not helpfully.</summary>
internal sealed class MissingAnswers(AskStore asks, TopicGuess guess, ContentLibrary content, TimeZoneInfo zone, TimeProvider time)
{
    /// <summary>Asks that are looked at: of more than that, the newest.</summary>
    private const int MostAsks = 5000;

    /// <summary>What was missing in the days before now, what was asked most often first.</summary>
    public async Task<IReadOnlyList<MissingAnswer>> ListAsync(int days)
    {
        var catalog = content.Current;
        var unanswered = await asks.ListUnansweredAsync(time.GetUtcNow().AddDays(-days), MostAsks);
        var terms = unanswered.Select(a => Day(a.AskedAt)).Distinct().ToDictionary(day => day, Term);
        return [.. QuestionGroups.Of(unanswered, a => a.Text, new Reader(catalog.AskWords))
            .Select(group => Describe(group, catalog, terms))
            .OrderByDescending(m => m.Times)
            .ThenBy(m => m.Question, StringComparer.Ordinal)];
    }

    private MissingAnswer Describe(IReadOnlyList<Ask> group, ContentCatalog catalog, Dictionary<DateOnly, string> terms)
    {
        // What most people wrote, in the words of one of them.
        var question = group.GroupBy(a => a.Text).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Length).First().Key;
        return new(
            question,
            group.Count,
            group.Count(a => a.Useful == false),
            MostFrequent(group.Select(a => a.Topic)) ?? guess.Of(question),
            MostFrequent(group.Select(a => terms[Day(a.AskedAt)])),
            Count(group.Where(a => a.Region is not null).Select(a => a.Region!)),
            [.. group.SelectMany(a => a.Shown.Concat(a.Given is { } given ? [given] : [])).GroupBy(p => p).OrderByDescending(g => g.Count()).Take(2).Select(g => g.Key.ToString())]);
    }

    private DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The last solar term that has begun.</summary>
    private static string Term(DateOnly day) => SolarTerm.All
        .SelectMany(term => new[] { day.Year - 1, day.Year }.Select(year => (term, begins: SolarCalendar.DayOf(year, term))))
        .Where(t => t.begins <= day)
        .MaxBy(t => t.begins).term.Name;

    private static string? MostFrequent(IEnumerable<string?> values) =>
        values.OfType<string>().GroupBy(v => v).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;

    private static IReadOnlyDictionary<string, int> Count(IEnumerable<string> values) =>
        values.GroupBy(v => v).OrderByDescending(g => g.Count()).Take(3).ToDictionary(g => g.Key, g => g.Count());
}

/// <summary>A question that the content does not answer.</summary>
/// <param name="Question">In the words of one who asked.</param>
/// <param name="Times">How often it was asked.</param>
/// <param name="Unhelpful">How often an answer was given that did not help.</param>
/// <param name="Topic">Its topic; null when it could not be told.</param>
/// <param name="Season">The solar term it was asked in most.</param>
/// <param name="Regions">The codes of the regions where it was asked most, and how often.</param>
/// <param name="Nearest">What the content has that comes nearest: perhaps it only lacks a wording.</param>
internal sealed record MissingAnswer(
    string Question, int Times, int Unhelpful, string? Topic, string? Season, IReadOnlyDictionary<string, int> Regions, IReadOnlyList<string> Nearest);
