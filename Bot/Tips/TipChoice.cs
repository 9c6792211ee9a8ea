using Bot.Content;

namespace Bot.Tips;

/// <summary>Chooses the next tip for a person, or for people of the same traits. Pure.</summary>
internal static class TipChoice
{
    /// <summary>A tip whose window closes within so many days goes before all others.</summary>
    public const int ClosingDays = 10;

    /// <summary>A tip without a window counts as new again after so many days.</summary>
    public const int FreshAgainDays = 180;

    /// <summary>
    /// Of the tips that fit: first those not given since their window opened, the ones that close soonest ahead, then the others in
    /// season, then those for the whole year; last what was given already. Within each, what was given longest ago, or never; then
    /// what closes soonest; then by id, so that the choice can be foretold.
    /// </summary>
    /// <param name="tips">What to choose from.</param>
    /// <param name="person">Whom it must fit.</param>
    /// <param name="today">The local day.</param>
    /// <param name="lastGiven">When they last got each tip, by its id, in local time.</param>
    /// <param name="catalog">The content in use.</param>
    /// <returns>The tip, and why it; null when none fits.</returns>
    public static TipPick? Next(IEnumerable<Tip> tips, Traits person, DateOnly today, Func<string, DateTimeOffset?> lastGiven, ContentCatalog catalog)
    {
        var shift = catalog.Regions.SeasonShift(person.Region);
        var seasons = tips.Where(t => TipFit.FitsPerson(t, person, catalog.Regions)).Select(t => TipSeason.Of(t, today, shift, catalog)).ToArray();
        return Best(seasons, [.. Enumerable.Range(0, seasons.Length)], seasons.Select(s => lastGiven(s.Tip.Id)).ToArray(), today);
    }

    /// <summary>The same for people who are alike, without asking anew what fits them.</summary>
    /// <param name="seasons">Tips as they are today where they live.</param>
    /// <param name="fits">The places of those that fit them.</param>
    /// <param name="given">When they last got each of <paramref name="fits"/>.</param>
    /// <param name="today">The local day.</param>
    public static TipPick? Best(TipSeason[] seasons, int[] fits, ReadOnlySpan<DateTimeOffset?> given, DateOnly today)
    {
        TipPick? best = null;
        for (var i = 0; i < fits.Length; i++)
        {
            ref readonly var season = ref seasons[fits[i]];
            if (season.Obstacle is null && Pick(season, today, given[i]) is var pick && (best is not { } before || Compare(pick, before) < 0))
            {
                best = pick;
            }
        }

        return best;
    }

    private static int Compare(in TipPick one, in TipPick other) =>
        one.Reason != other.Reason ? one.Reason.CompareTo(other.Reason)
        : one.Reason == PickReason.ClosesSoon && one.DaysLeft != other.DaysLeft ? Nullable.Compare(one.DaysLeft, other.DaysLeft)
        : one.LastGiven != other.LastGiven ? Nullable.Compare(one.LastGiven, other.LastGiven)
        : one.DaysLeft != other.DaysLeft ? (one.DaysLeft ?? int.MaxValue).CompareTo(other.DaysLeft ?? int.MaxValue)
        : string.CompareOrdinal(one.Tip.Id, other.Tip.Id);

    private static TipPick Pick(in TipSeason season, DateOnly today, DateTimeOffset? last)
    {
        var isNew = last is not { } at || DateOnly.FromDateTime(at.DateTime) is var given && (season.Opening is { } window ? given < window.First : given.DayNumber <= today.DayNumber - FreshAgainDays);
        int? daysLeft = season.Opening is { } open ? open.Last.DayNumber - today.DayNumber : null;
        var reason = (isNew, daysLeft) switch
        {
            (true, <= ClosingDays) => PickReason.ClosesSoon,
            (true, not null) => PickReason.InSeason,
            (true, null) => PickReason.New,
            _ => PickReason.LongestAgo,
        };
        return new(season.Tip, reason, daysLeft, last);
    }
}

/// <summary>A chosen tip, and why it was chosen.</summary>
/// <param name="Tip">The tip.</param>
/// <param name="Reason">What put it before the others.</param>
/// <param name="DaysLeft">Days until its window closes; null = it is right all year.</param>
/// <param name="LastGiven">When they got it before, in local time; null = never.</param>
internal readonly record struct TipPick(Tip Tip, PickReason Reason, int? DaysLeft, DateTimeOffset? LastGiven);

/// <summary>What puts a tip before others; the first goes first.</summary>
internal enum PickReason
{
    /// <summary>Not given since its window opened, and the window closes within <see cref="TipChoice.ClosingDays"/> days.</summary>
    ClosesSoon,

    /// <summary>Not given since its window opened.</summary>
    InSeason,

    /// <summary>Right all year, and not given for <see cref="TipChoice.FreshAgainDays"/> days.</summary>
    New,

    /// <summary>Given already, but longer ago than the others.</summary>
    LongestAgo,
}
