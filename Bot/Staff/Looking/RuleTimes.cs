using System.Globalization;
using Bot.Content;
using Bot.Content.Seasons;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>When a rule is due, in words: "every Mon, Wed at 07:00".</summary>
internal static class RuleTimes
{
    /// <summary>More days of the year than this are counted, not listed.</summary>
    private const int MostDays = 4;

    public static string Of(Visit visit, ScheduleTiming timing)
    {
        var t = visit.T;
        return timing switch
        {
            ScheduleTiming.Moved moved => Of(visit, moved.Rule),
            ScheduleTiming.Recurring recurring => Recurring(visit, recurring.Text),
            ScheduleTiming.Seasonal { Days.Count: <= MostDays } seasonal => t["calendar.every-year", ("days", string.Join(t.Separator, seasonal.Days.Select(d => Day(visit, d)))), ("time", Clock(seasonal.Time))],
            ScheduleTiming.Seasonal seasonal => t["calendar.times-a-year", ("count", Visit.Number(seasonal.Days.Count)), ("time", Clock(seasonal.Time))],
            _ => t["calendar.once"],
        };
    }

    /// <summary>A cron expression that names a time of day and at most days of the week; any other as it is written.</summary>
    private static string Recurring(Visit visit, string cron)
    {
        if (cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, "*", "*", var week] || !TimeOnly.TryParseExact($"{hour}:{minute}", "H:m", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return cron;
        }

        if (week == "*")
        {
            return visit.T["calendar.every-day", ("time", Clock(time))];
        }

        var days = week.Split(',').Select(d => d is [>= '0' and <= '7'] ? (DayOfWeek)((d[0] - '0') % 7) : (DayOfWeek?)null).ToArray();
        return days.Contains(null) ? cron : visit.T["calendar.every-week", ("days", string.Join(visit.T.Separator, days.Select(d => Culture(visit).DateTimeFormat.GetAbbreviatedDayName(d!.Value)))), ("time", Clock(time))];
    }

    private static string Day(Visit visit, SeasonDay day)
    {
        if (day.Anchor is SeasonAnchor.Lunar lunar && visit.IsChinese && LunarCalendar.Festivals.FirstOrDefault(f => f.Value == (lunar.Month, lunar.Day, day.Days)).Key is { } festival)
        {
            return festival;
        }

        var (anchor, count) = (Anchor(visit, day.Anchor), ("count", Visit.Number(Math.Abs(day.Days))));
        return day.Days == 0 ? anchor : visit.T[day.Days < 0 ? "calendar.days-before" : "calendar.days-after", ("day", anchor), count];
    }

    private static string Anchor(Visit visit, SeasonAnchor anchor) => anchor switch
    {
        SeasonAnchor.Term term => visit.IsChinese ? term.Of.Name : term.Of.English,
        SeasonAnchor.Date => anchor.In(2024).ToString(visit.IsChinese ? "M月d日" : "d MMMM", Culture(visit)),
        SeasonAnchor.Lunar lunar when visit.IsChinese => LunarCalendar.Festivals.FirstOrDefault(f => f.Value == (lunar.Month, lunar.Day, 0)).Key ?? $"农历{lunar.Month}月{lunar.Day}日",
        _ => anchor.ToString()!,
    };

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static CultureInfo Culture(Visit visit) => CultureInfo.GetCultureInfo(visit.IsChinese ? "zh-CN" : "en-GB");
}
