using System.Globalization;
using Bot.Schedules;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>What can be changed in the calendar: one occurrence left out or moved, a rule paused.</summary>
internal static class CalendarActs
{
    public static void Map(StaffRoutes routes)
    {
        routes.Act("/calendar/skip", Role.Editor, (Visit visit, OccurrenceSkipping skipping) => SkipAsync(visit, skipping, skip: true));
        routes.Act("/calendar/unskip", Role.Editor, (Visit visit, OccurrenceSkipping skipping) => SkipAsync(visit, skipping, skip: false));
        routes.Read("/calendar/move", Role.Editor, (Visit visit, ScheduleKeeping keeping) => AskAsync(visit, keeping, visit.Query("schedule"), visit.Query("due"), null, null));
        routes.Act("/calendar/move", Role.Editor, MoveAsync);
        routes.Act("/calendar/pause", Role.Editor, (Visit visit, ScheduleKeeping keeping) => PauseAsync(visit, keeping, pause: true));
        routes.Act("/calendar/resume", Role.Editor, (Visit visit, ScheduleKeeping keeping) => PauseAsync(visit, keeping, pause: false));
    }

    private static async Task<IResult> SkipAsync(Visit visit, OccurrenceSkipping skipping, bool skip) => Instant(visit, visit.Field("due")) is not { } due
        ? visit.Missing()
        : visit.Answer(await skipping.SkipAsync(visit, visit.Field("schedule"), due, skip), _ => visit.Go(Month(visit, due), skip ? "skipped" : "unskipped"));

    private static async Task<IResult> PauseAsync(Visit visit, ScheduleKeeping keeping, bool pause) =>
        visit.Answer(await keeping.PauseAsync(visit, visit.Field("schedule"), pause), _ => visit.Go("/calendar", pause ? "rule-paused" : "rule-resumed"));

    private static async Task<IResult> AskAsync(Visit visit, ScheduleKeeping keeping, string schedule, string dueText, string? problem, string? wanted)
    {
        if (Instant(visit, dueText) is not { } due || await keeping.LookAsync(visit, schedule, due) is not { } tips)
        {
            return visit.Missing();
        }

        var t = visit.T;
        return visit.Page(t["calendar.move-title"], Html.Of($"""
            {Html.If(problem is not null, $"<p class=\"note bad\" role=\"alert\">{problem}</p>")}
            <p>{t["calendar.move-what", ("schedule", ForecastList.Rule(visit, schedule)), ("due", visit.Said(due))]}</p>
            {Html.If(tips.Count > 0, $"<ul>{Html.Each(tips, x => Html.Of($"<li>{MoveWords.Title(visit, x)} <span class=\"soft\">{MoveWords.Season(visit, x, due)}</span></li>"))}</ul>")}
            {Layout.Form(visit, "/calendar/move", Html.Of($"""
            <input type="hidden" name="schedule" value="{schedule}"><input type="hidden" name="due" value="{dueText}">
            <label for="to">{t["calendar.move-to"]} <small>{t["calendar.move-hint", ("days", Visit.Number(OccurrenceMoving.Furthest))]}</small></label>
            <input id="to" name="to" type="datetime-local" required value="{wanted ?? visit.Local(due).ToString(LocalTime.Form, CultureInfo.InvariantCulture)}">
            <div class="actions"><button class="main">{t["calendar.move"]}</button><a class="button" href="/staff{Month(visit, due)}">{t["act-no"]}</a></div>
            """))}
            """), problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> MoveAsync(Visit visit, ScheduleKeeping keeping)
    {
        var (schedule, dueText, wanted) = (visit.Field("schedule"), visit.Field("due"), visit.Field("to"));
        if (Instant(visit, dueText) is not { } due || LocalTime.Read(wanted, visit.Today) is not { } local)
        {
            return await AskAsync(visit, keeping, schedule, dueText, visit.T["calendar.move-no-time"], null);
        }

        var to = new DateTimeOffset(local, visit.Zone.GetUtcOffset(local));
        var outcome = await keeping.MoveAsync(visit, schedule, due, to);
        return outcome.IsMissing ? visit.Missing()
            : outcome.IsDone ? visit.Go(Month(visit, to), "moved")
            : await AskAsync(visit, keeping, schedule, dueText, visit.Say(outcome.Problem), wanted);
    }

    private static string Month(Visit visit, DateTimeOffset at) => "/calendar?month=" + visit.Local(at).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(Visit visit, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < visit.Now.AddYears(2).ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
