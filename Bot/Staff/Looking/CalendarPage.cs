using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
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

    public static void Map(StaffRoutes routes) => routes.Read("/calendar", Role.Viewer, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, Forecaster forecaster, IBroadcastStore broadcasts, IOccurrenceStore occurrences, RulesInForce rules)
    {
        var first = DateOnly.TryParseExact(visit.Query("month") + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && Math.Abs(asked.Year - visit.Today.Year) <= 2
            ? asked
            : new DateOnly(visit.Today.Year, visit.Today.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var from = first > visit.Today ? first : visit.Today;
        var ahead = last < visit.Today ? [] : await forecaster.GlanceAheadAsync(from, last.DayNumber - from.DayNumber + 1);
        var skipped = (await occurrences.ListSkippedAsync(visit.Now)).Select(o => (o.Schedule, o.DueAt)).ToHashSet();
        var inForce = await rules.ListAsync();
        var month = new Month(
            first,
            ahead.Where(e => e.DueAt >= visit.Now && ForecastList.IsMine(visit, e)).ToLookup(e => DateOnly.FromDateTime(e.LeavesAt.DateTime)),
            (await broadcasts.ListAsync(RecentBroadcasts)).Where(b => Words.MaySee(visit, b) && b.Status != BroadcastStatus.Cancelled).ToLookup(b => DateOnly.FromDateTime(visit.Local(b.StartedAt ?? b.DueAt).DateTime)),
            skipped,
            inForce.Where(r => ScheduleKeeping.IsTheirs(visit, r)).Select(r => r.Id).ToHashSet());
        return visit.Page(visit.T["calendar.title", ("month", first.ToString(visit.IsChinese ? "yyyy年M月" : "MMMM yyyy", Culture(visit)))], Html.Of($"""
            <div class="actions"><a class="button" href="?month={Key(first.AddMonths(-1))}">{visit.T["calendar.before"]}</a><a class="button" href="?month={Key(first.AddMonths(1))}">{visit.T["calendar.after"]}</a></div>
            <ol class="month">{Html.Each(Enumerable.Range(0, ((int)first.DayOfWeek + 6) % 7), _ => Html.Of($"<li class=\"blank\" aria-hidden=\"true\"></li>"))}
            {Html.Each(Enumerable.Range(0, last.Day), i => Day(visit, month, first.AddDays(i)))}
            {Html.Each(Enumerable.Range(0, (7 - (int)last.DayOfWeek) % 7), _ => Html.Of($"<li class=\"blank\" aria-hidden=\"true\"></li>"))}</ol>
            {Rules(visit, inForce)}
            """));
    }

    private static Html Day(Visit visit, Month month, DateOnly day)
    {
        var term = SolarTerm.All.FirstOrDefault(x => SolarCalendar.DayOf(day.Year, x) == day);
        var isGap = day.DayOfWeek == DayOfWeek.Monday && day > visit.Today && Enumerable.Range(0, 7).All(i => !month.Ahead[day.AddDays(i)].Any(e => e.Content is not null));
        var isWithinMonth = day.AddDays(6).Month == day.Month;
        var isEmpty = term is null && !(isGap && isWithinMonth) && !month.Left[day].Any() && !month.Ahead[day].Any();
        return Html.Of($"""
            <li{Html.If(day == visit.Today, $" class=\"today\" aria-current=\"date\"")}{Html.If(day != visit.Today && isEmpty, $" class=\"empty\"")}><p class="date"><b>{day.Day}</b> <span class="weekday">{day.ToString("ddd", Culture(visit))}</span>
            {Html.If(term is not null, $"<span class=\"badge good\">{(visit.IsChinese ? term!.Name : term!.English)}</span>")}
            {Html.If(isGap && isWithinMonth, $"<span class=\"badge warn\">{visit.T["calendar.gap"]}</span>")}</p>
            {Html.Each(month.Left[day], b => Html.Of($"""<p class="entry left"><span class="soft">{visit.Local(b.StartedAt ?? b.DueAt).ToString("HH:mm", CultureInfo.InvariantCulture)}</span> {Words.Badge(visit, b.Status)} <a href="/staff/broadcasts/{b.Id}">{b.Title}</a></p>"""))}
            {Html.Each(Leaving.Group(month.Ahead[day]), l => Entry(visit, l, month.Skipped.Contains((l.Schedule, l.DueAt.ToUniversalTime())), month.Theirs.Contains(l.Schedule)))}</li>
            """);
    }

    private static Html Entry(Visit visit, Leaving entry, bool isSkipped, bool isTheirs)
    {
        var t = visit.T;
        return Html.Of($"""
            <div class="entry{(isSkipped ? " skipped" : "")}"><span class="soft">{entry.LeavesAt.ToString("HH:mm", CultureInfo.InvariantCulture)}</span> <small>{t["calendar.people", ("count", Visit.Number(entry.Audience))]}</small><div>{ForecastList.What(visit, entry)}</div>
            {(isSkipped ? Html.Of($"""<span class="badge">{t["calendar.skipped"]}</span>""") : ForecastList.Obstacles(visit, entry))}
            {Html.If(entry.MovedFrom is not null, $"<span class=\"badge\">{t["calendar.moved", ("from", visit.Said(entry.MovedFrom))]}</span>")}
            {Html.If(isTheirs && visit.Member.May(Role.Editor), $"<div class=\"acts\">{Act(visit, entry, isSkipped ? "unskip" : "skip")}{Move(visit, entry, isSkipped)}</div>")}</div>
            """);
    }

    private static Html Move(Visit visit, Leaving entry, bool isSkipped) => Html.If(!isSkipped, $"""
        <a class="button quiet" href="/staff/calendar/move?schedule={Uri.EscapeDataString(entry.Schedule)}&amp;due={entry.DueAt.ToUnixTimeMilliseconds()}">{visit.T["calendar.move"]}</a>
        """);

    private static Html Act(Visit visit, Leaving entry, string act) => Layout.Form(visit, $"/calendar/{act}", Html.Of($"""
        <input type="hidden" name="schedule" value="{entry.Schedule}"><input type="hidden" name="due" value="{entry.DueAt.ToUnixTimeMilliseconds()}">
        <button class="quiet">{visit.T["calendar." + act]}</button>
        """));

    /// <summary>Every rule with its next time, and whether it is paused: in the folder, or by somebody here.</summary>
    private static Html Rules(Visit visit, IReadOnlyList<ScheduleRule> rules)
    {
        var t = visit.T;
        var own = rules.Where(r => visit.Member.LooksAfter(ScheduleKeeping.Topic(r, visit.Catalog))).ToArray();
        return own.Length == 0 ? Html.Nothing : Html.Of($"""
            <section><h2>{t["calendar.rules"]}</h2>
            <table class="stack"><thead><tr><th>{t["forecast.what"]}</th><th>{t["forecast.leaves"]}</th><th>{t["calendar.next"]}</th><th>{t["broadcasts.status"]}</th></tr></thead>
            <tbody>{Html.Each(own, r => Html.Of($"""
            <tr><td data-name="{t["forecast.what"]}">{ForecastList.What(visit, r)} <small><code>{r.Id}</code></small></td><td data-name="{t["forecast.leaves"]}">{RuleTimes.Of(visit, r.When)}</td><td data-name="{t["calendar.next"]}">{Html.If(!r.Paused, $"{visit.At(r.When.NextAfter(visit.Now))}")}</td>
            <td data-name="{t["broadcasts.status"]}">{State(visit, r)}</td></tr>
            """))}</tbody></table></section>
            """);
    }

    private static Html State(Visit visit, ScheduleRule rule)
    {
        var t = visit.T;
        var (mood, words) = rule.PausedBy is { } by ? ("warn", t["calendar.paused-by", ("name", by)]) : rule.Paused ? ("warn", t["calendar.paused-in-folder"]) : ("", t["calendar.running"]);
        var act = rule.PausedBy is not null ? "resume" : rule.Paused ? null : "pause";
        var form = act is null || !visit.Member.May(Role.Editor) || !ScheduleKeeping.IsTheirs(visit, rule) ? Html.Nothing : Layout.Form(visit, $"/calendar/{act}", Html.Of($"""
            <input type="hidden" name="schedule" value="{rule.Id}"><button class="quiet">{t["calendar." + act]}</button>
            """));
        return Html.Of($"""<div><span class="badge {mood}">{words}</span> {form}</div>""");
    }

    private static string Key(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static CultureInfo Culture(Visit visit) => CultureInfo.GetCultureInfo(visit.IsChinese ? "zh-CN" : "en-GB");

    /// <summary>What is in a month.</summary>
    private sealed record Month(
        DateOnly First, ILookup<DateOnly, ForecastEntry> Ahead, ILookup<DateOnly, Broadcast> Left, HashSet<(string Schedule, DateTimeOffset DueAt)> Skipped, HashSet<string> Theirs);
}
