using Bot.Content;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>Which tip each traits group gets next. Pure.</summary>
/// <param name="Tips">Each chosen tip, with those who get it.</param>
/// <param name="Without">Those whom no tip fits.</param>
internal sealed record NextTips(IReadOnlyList<(Tip Tip, IReadOnlyList<TraitsGroup> To)> Tips, IReadOnlyList<TraitsGroup> Without)
{
    /// <summary>Chooses for each group by itself, and puts together those who get the same.</summary>
    public static NextTips Choose(IReadOnlyList<TraitsGroup> groups, IReadOnlyList<Tip> tips, DateOnly today, TraitsHistory given, ContentCatalog catalog)
    {
        var picks = groups.ToLookup(g => TipChoice.Next(tips, g.Traits, today, id => given.LastGiven(g.Traits.Key, id), catalog)?.Tip.Id);
        return new(
            [.. picks.Where(p => p.Key is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (catalog.Tips[p.Key!], (IReadOnlyList<TraitsGroup>)[.. p]))],
            [.. picks[null]]);
    }
}
