using Bot.Content;
using Bot.Content.Seasons;

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
        return tips
            .Where(t => TipFit.FitsPerson(t, person, catalog.Regions) && TipFit.Obstacle(t, today, catalog, person.Region) is null)
            .Select(t => Pick(t, today, t.Window?.OpeningAt(today, shift), lastGiven(t.Id)))
            .OrderBy(p => p.Reason)
            .ThenBy(p => p.Reason == PickReason.ClosesSoon ? p.DaysLeft : 0)
            .ThenBy(p => p.LastGiven ?? DateTimeOffset.MinValue)
            .ThenBy(p => p.DaysLeft ?? int.MaxValue)
            .ThenBy(p => p.Tip.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static TipPick Pick(Tip tip, DateOnly today, Opening? opening, DateTimeOffset? last)
    {
        var isNew = last is not { } at || DateOnly.FromDateTime(at.DateTime) is var given && (opening is { } window ? given < window.First : given.DayNumber <= today.DayNumber - FreshAgainDays);
        int? daysLeft = opening is { } open ? open.Last.DayNumber - today.DayNumber : null;
        var reason = (isNew, daysLeft) switch
        {
            (true, <= ClosingDays) => PickReason.ClosesSoon,
            (true, not null) => PickReason.InSeason,
            (true, null) => PickReason.New,
            _ => PickReason.LongestAgo,
        };
        return new(tip, reason, daysLeft, last);
    }
}

/// <summary>A chosen tip, and why it was chosen.</summary>
/// <param name="Tip">The tip.</param>
/// <param name="Reason">What put it before the others.</param>
/// <param name="DaysLeft">Days until its window closes; null = it is right all year.</param>
/// <param name="LastGiven">When they got it before, in local time; null = never.</param>
internal sealed record TipPick(Tip Tip, PickReason Reason, int? DaysLeft, DateTimeOffset? LastGiven);

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
