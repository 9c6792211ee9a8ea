using Bot.Content;

namespace Bot.Tips;

/// <summary>Chooses the next tip. Pure.</summary>
internal static class TipChoice
{
    /// <summary>
    /// Of the tips that fit the day and pass a condition: never given before given, then the one given longest ago; among equals the
    /// one whose season ends soonest, then those with a season before those without, then by id so that the choice can be foretold.
    /// </summary>
    public static Tip? Next(IEnumerable<Tip> tips, DateOnly today, IReadOnlyDictionary<string, DateTimeOffset> lastGiven, Func<Tip, bool> fits) =>
        tips.Where(t => TipFit.FitsDay(t, today) && fits(t))
            .OrderBy(t => lastGiven.TryGetValue(t.Id, out var at) ? at : DateTimeOffset.MinValue)
            .ThenBy(t => DaysLeft(t, today))
            .ThenBy(t => t.Id, StringComparer.Ordinal)
            .FirstOrDefault();

    private static int DaysLeft(Tip tip, DateOnly today)
    {
        if (tip.Window is not { } window)
        {
            return int.MaxValue;
        }

        // 02-29 ends on the last of February in other years.
        var end = new DateOnly(today.Year, window.Until.Month, Math.Min(window.Until.Day, DateTime.DaysInMonth(today.Year, window.Until.Month)));
        return (end < today ? end.AddYears(1) : end).DayNumber - today.DayNumber;
    }
}
