using System.Globalization;
using Bot.Broadcasts;
using Bot.Content.Seasons;
using Bot.Schedules;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>A month: what left, what will leave, and where there is nothing or too much.</summary>
internal static class CalendarPage
{
    private const int RecentBroadcasts = 500;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/calendar", Role.Viewer, ShowAsync);
        routes.Act("/calendar/skip", Role.Editor, (Visit visit, OccurrenceSkipping skipping) => SkipAsync(visit, skipping, skip: true));
        routes.Act("/calendar/unskip", Role.Editor, (Visit visit, OccurrenceSkipping skipping) => SkipAsync(visit, skipping, skip: false));
    }

    private static async Task<IResult> ShowAsync(Visit visit, Forecaster forecaster, IBroadcastStore broadcasts, IOccurrenceStore occurrences)
    {
        var first = DateOnly.TryParseExact(visit.Query("month") + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && Math.Abs(asked.Year - visit.Today.Year) <= 2
            ? asked
            : new DateOnly(visit.Today.Year, visit.Today.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var from = first > visit.Today ? first : visit.Today;
        var ahead = last < visit.Today ? [] : await forecaster.LookAheadAsync(from, last.DayNumber - from.DayNumber + 1);
        var skipped = (await occurrences.ListSkippedAsync(visit.Now)).Select(o => (o.Schedule, o.DueAt)).ToHashSet();
        var month = new Month(
            first,
            ahead.Where(e => e.DueAt >= visit.Now && ForecastList.IsMine(visit, e)).ToLookup(e => DateOnly.FromDateTime(e.LeavesAt.DateTime)),
            (await broadcasts.ListAsync(RecentBroadcasts)).Where(b => Words.MaySee(visit, b) && b.Status != BroadcastStatus.Cancelled).ToLookup(b => DateOnly.FromDateTime(visit.Local(b.StartedAt ?? b.DueAt).DateTime)),
            skipped);
        return visit.Page(visit.T["calendar.title", ("month", first.ToString(visit.IsChinese ? "yyyy年M月" : "MMMM yyyy", Culture(visit)))], Html.Of($"""
            <div class="actions"><a class="button" href="?month={Key(first.AddMonths(-1))}">{visit.T["calendar.before"]}</a><a class="button" href="?month={Key(first.AddMonths(1))}">{visit.T["calendar.after"]}</a></div>
            <ol class="month">{Html.Each(Enumerable.Range(0, ((int)first.DayOfWeek + 6) % 7), _ => Html.Of($"<li class=\"blank\" aria-hidden=\"true\"></li>"))}
            {Html.Each(Enumerable.Range(0, last.Day), i => Day(visit, month, first.AddDays(i)))}
            {Html.Each(Enumerable.Range(0, (7 - (int)last.DayOfWeek) % 7), _ => Html.Of($"<li class=\"blank\" aria-hidden=\"true\"></li>"))}</ol>
            """));
    }

    private static Html Day(Visit visit, Month month, DateOnly day)
    {
        var term = SolarTerm.All.FirstOrDefault(x => SolarCalendar.DayOf(day.Year, x) == day);
        var isGap = day.DayOfWeek == DayOfWeek.Monday && day > visit.Today && Enumerable.Range(0, 7).All(i => !month.Ahead[day.AddDays(i)].Any(e => e.Content is not null));
        var isWithinMonth = day.AddDays(6).Month == day.Month;
        return Html.Of($"""
            <li{Html.If(day == visit.Today, $" class=\"today\" aria-current=\"date\"")}><p class="date"><b>{day.Day}</b> <span class="weekday">{day.ToString("ddd", Culture(visit))}</span>
            {Html.If(term is not null, $"<span class=\"badge good\">{(visit.IsChinese ? term!.Name : term!.English)}</span>")}
            {Html.If(isGap && isWithinMonth, $"<span class=\"badge warn\">{visit.T["calendar.gap"]}</span>")}</p>
            {Html.Each(month.Left[day], b => Html.Of($"""<p class="entry left"><a href="/staff/broadcasts/{b.Id}">{b.Title}</a> {Words.Badge(visit, b.Status)}</p>"""))}
            {Html.Each(month.Ahead[day], e => Entry(visit, e, month.Skipped.Contains((e.Schedule, e.DueAt.ToUniversalTime()))))}</li>
            """);
    }

    private static Html Entry(Visit visit, ForecastEntry entry, bool isSkipped)
    {
        var t = visit.T;
        var act = isSkipped ? "unskip" : "skip";
        var form = !visit.Member.May(Role.Editor) ? Html.Nothing : Layout.Form(visit, $"/calendar/{act}", Html.Of($"""
            <input type="hidden" name="schedule" value="{entry.Schedule}"><input type="hidden" name="due" value="{entry.DueAt.ToUnixTimeMilliseconds()}">
            <button class="quiet">{t["calendar." + act]}</button>
            """));
        return Html.Of($"""
            <div class="entry{(isSkipped ? " skipped" : "")}"><p><span class="soft">{entry.LeavesAt.ToString("HH:mm", CultureInfo.InvariantCulture)}</span> {ForecastList.What(visit, entry)} <small>{t["calendar.people", ("count", Visit.Number(entry.Audience))]}</small></p>
            {(isSkipped ? Html.Of($"""<span class="badge">{t["calendar.skipped"]}</span>""") : ForecastList.Obstacles(visit, entry))}{form}</div>
            """);
    }

    private static async Task<IResult> SkipAsync(Visit visit, OccurrenceSkipping skipping, bool skip)
    {
        if (!long.TryParse(visit.Field("due"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > visit.Now.AddYears(2).ToUnixTimeMilliseconds())
        {
            return visit.Missing();
        }

        var due = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return visit.Answer(
            await skipping.SkipAsync(visit, visit.Field("schedule"), due, skip),
            _ => visit.Go($"/calendar?month={Key(DateOnly.FromDateTime(visit.Local(due).DateTime))}", skip ? "skipped" : "unskipped"));
    }

    private static string Key(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static CultureInfo Culture(Visit visit) => CultureInfo.GetCultureInfo(visit.IsChinese ? "zh-CN" : "en-GB");

    /// <summary>What is in a month.</summary>
    private sealed record Month(
        DateOnly First, ILookup<DateOnly, ForecastEntry> Ahead, ILookup<DateOnly, Broadcast> Left, HashSet<(string Schedule, DateTimeOffset DueAt)> Skipped);
}
