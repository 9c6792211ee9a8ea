using System.Globalization;

namespace Bot.Content.Seasons;

/// <summary>Days of China's lunar calendar (农历), by the table in .NET: lunar years 1901 to 2100. Pure.</summary>
internal static class LunarCalendar
{
    public const int FirstYear = 1901;
    public const int LastYear = 2100;

    private static readonly ChineseLunisolarCalendar Calendar = new();

    /// <summary>The festivals that have a name: lunar month, day, and days to add.</summary>
    public static IReadOnlyDictionary<string, (int Month, int Day, int Days)> Festivals { get; } = new Dictionary<string, (int, int, int)>
    {
        ["春节"] = (1, 1, 0),
        ["元宵"] = (1, 15, 0),
        ["端午"] = (5, 5, 0),
        ["七夕"] = (7, 7, 0),
        ["中秋"] = (8, 15, 0),
        ["重阳"] = (9, 9, 0),
        ["腊八"] = (12, 8, 0),
        ["小年"] = (12, 23, 0),
        // The last day of the year is the 29th or the 30th: the day before the first.
        ["除夕"] = (1, 1, -1),
    };

    /// <summary>The day on which a lunar date falls; festivals are never in a leap month.</summary>
    /// <param name="lunarYear">1901 to 2100; its first month begins in January or February of that year, its last ends in the next.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 30; the 30th of a month of 29 days is its last.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year, month or day does not exist.</exception>
    public static DateOnly DayOf(int lunarYear, int month, int day)
    {
        var leap = Calendar.GetLeapMonth(lunarYear);
        // .NET counts the leap month as one more: after a leap fourth month, the fifth is number six.
        var place = leap > 0 && month >= leap ? month + 1 : month;
        var last = Calendar.GetDaysInMonth(lunarYear, place);
        return DateOnly.FromDateTime(Calendar.ToDateTime(lunarYear, place, Math.Min(day, last), 0, 0, 0, 0));
    }
}
