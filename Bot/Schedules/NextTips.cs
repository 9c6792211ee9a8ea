using Bot.Content;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>Which tip each traits group gets next. Pure.</summary>
/// <param name="Tips">Each chosen tip, with those who get it.</param>
/// <param name="Without">Those whom no tip fits.</param>
internal sealed record NextTips(IReadOnlyList<(Tip Tip, IReadOnlyList<TraitsGroup> To)> Tips, IReadOnlyList<TraitsGroup> Without)
{
    /// <summary>Chooses for all who are alike and have the same past at once, and puts together those who get the same.</summary>
    public static NextTips Choose(IReadOnlyList<TraitsGroup> groups, IReadOnlyList<Tip> tips, DateOnly today, TraitsHistory given, ContentCatalog catalog)
    {
        var table = new FitTable<Tip>(tips, MeantFor.Of, catalog.Regions);
        var seasons = new Dictionary<int, TipSeason[]>();
        var picks = Alike.Of(groups, table, catalog.Regions, g => given.Of(g.Key)).ToLookup(people =>
        {
            if (!seasons.TryGetValue(people.SeasonShift, out var season))
            {
                seasons[people.SeasonShift] = season = [.. tips.Select(t => TipSeason.Of(t, today, people.SeasonShift, catalog))];
            }

            var past = given.Of(people.Groups[0].Key);
            return TipChoice.Best(season, people.Fits, people.Fits.Select(i => given.LastGiven(past, tips[i].Id)).ToArray(), today)?.Tip.Id;
        });
        return new(
            [.. picks.Where(p => p.Key is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (catalog.Tips[p.Key!], (IReadOnlyList<TraitsGroup>)[.. p.SelectMany(a => a.Groups)]))],
            [.. picks[null].SelectMany(a => a.Groups)]);
    }
}
