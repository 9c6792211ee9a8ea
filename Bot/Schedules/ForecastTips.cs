using Bot.Content;
using Bot.Subscribers;
using Bot.Tips;

namespace Bot.Schedules;

/// <summary>The tips of one topic while a forecast is played: what is given in it comes on top of what was given before.</summary>
internal sealed class ForecastTips(TipsGround ground, ContentCatalog catalog)
{
    private readonly Dictionary<string, int> places = ground.Items.Index().ToDictionary(t => t.Item.Id, t => t.Index);
    private readonly Dictionary<(DateOnly Day, int Shift), TipSeason[]> seasons = [];
    private readonly List<(int Place, DateTimeOffset At)>?[] noted = new List<(int, DateTimeOffset)>?[ground.Pasts.Count];
    private readonly DateTimeOffset?[] toAll = [.. ground.ToAll];
    private readonly DateTimeOffset?[] given = new DateTimeOffset?[ground.Items.Count];

    /// <summary>Those of an audience.</summary>
    public IReadOnlyList<Takers> To(IReadOnlyList<TraitsGroup> list) => ground.To(list);

    /// <summary>What they get next; null when nothing fits them on that day.</summary>
    public TipPick? Next(Takers to, DateOnly today) => TipChoice.Best(Seasons(today, to.Alike.SeasonShift), to.Alike.Fits, Given(to), today);

    /// <summary>Those of an audience to whom a tip may go on a day.</summary>
    public IReadOnlyList<Takers> Whom(string tip, IReadOnlyList<TraitsGroup> list, DateOnly today)
    {
        var place = places[tip];
        return [.. To(list).Where(t => Array.BinarySearch(t.Alike.Fits, place) >= 0 && Seasons(today, t.Alike.SeasonShift)[place].Obstacle is null)];
    }

    /// <summary>What keeps each tip that fits them from leaving on a day.</summary>
    public IEnumerable<(string Tip, TipObstacle? Why)> Obstacles(Takers to, DateOnly today)
    {
        var season = Seasons(today, to.Alike.SeasonShift);
        return to.Alike.Fits.Select(i => (season[i].Tip.Id, season[i].Obstacle));
    }

    /// <summary>Notes that they get one.</summary>
    public void Note(Takers to, string tip, DateTimeOffset at) => (noted[to.Past] ??= []).Add((places[tip], at));

    /// <summary>Notes that all get one whom it fits, in whichever audience.</summary>
    public void NoteAll(string tip, DateTimeOffset at) => toAll[places[tip]] = at;

    /// <summary>When they last got each tip that fits them; good until the next call.</summary>
    private ReadOnlySpan<DateTimeOffset?> Given(Takers to)
    {
        var (fits, before) = ground.Pasts[to.Past];
        before.CopyTo(given.AsSpan());
        foreach (var (place, at) in noted[to.Past] ?? [])
        {
            given[Array.BinarySearch(fits, place)] = at;
        }

        for (var i = 0; i < fits.Length; i++)
        {
            given[i] = toAll[fits[i]] is { } all && !(given[i] > all) ? all : given[i];
        }

        return given.AsSpan(0, fits.Length);
    }

    private TipSeason[] Seasons(DateOnly day, int shift) =>
        seasons.TryGetValue((day, shift), out var known) ? known : seasons[(day, shift)] = [.. ground.Items.Select(t => TipSeason.Of(t, day, shift, catalog))];
}
