using System.Globalization;
using Bot.Schedules;
using Bot.Staff.Looking;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>The calendar and its rules: what will leave; one occurrence left out or moved, a rule paused.</summary>
internal static class SchedulesApi
{
    private const int MaxDays = 92;

    public static void Map(ApiRoutes routes)
    {
        routes.Read<CalendarShape>(
            "/calendar", Scope.ContentRead, "What will leave, to how many, and what is in the way.", CalendarAsync,
            new ApiQuery("from", "First day, as 2026-12-01. Default today."), new ApiQuery("days", "How many days, 1 to 92. Default 7.", true));
        routes.Act<OccurrenceBody, OccurrenceShape>(
            "/calendar/skip", Scope.BroadcastsWrite, Role.Editor, "Leaves one occurrence of a schedule out.", (ApiCall call, OccurrenceSkipping skipping) => SkipAsync(call, skipping, true));
        routes.Act<OccurrenceBody, OccurrenceShape>(
            "/calendar/unskip", Scope.BroadcastsWrite, Role.Editor, "Sends an occurrence after all that was to be left out.", (ApiCall call, OccurrenceSkipping skipping) => SkipAsync(call, skipping, false));
        routes.Act<MoveBody, MovedShape>(
            "/calendar/move", Scope.BroadcastsWrite, Role.Editor, "Has one occurrence leave at another time; what it sends must be right on that day, too.", async (ApiCall call, ScheduleKeeping keeping) =>
            await call.AnswerAsync(await keeping.MoveAsync(call, call.Body<MoveBody>().Schedule, call.Body<MoveBody>().DueAt, call.Body<MoveBody>().To), _ => Task.FromResult(ApiAnswer.Ok(new MovedShape(call.Body<MoveBody>().Schedule, call.Body<MoveBody>().To)))));
        routes.Read<ScheduleListShape>("/schedules", Scope.ContentRead, "The rules of the topics you look after, with their next time.", ListAsync);
        routes.Act<ScheduleShape>("/schedules/{id}/pause", Scope.BroadcastsWrite, Role.Editor, "Pauses a rule. What comes due meanwhile is not sent later.", (string id, ApiCall call, ScheduleKeeping keeping, RulesInForce rules) => PauseAsync(id, call, keeping, rules, true));
        routes.Act<ScheduleShape>("/schedules/{id}/resume", Scope.BroadcastsWrite, Role.Editor, "Lets a rule go on that somebody has paused.", (string id, ApiCall call, ScheduleKeeping keeping, RulesInForce rules) => PauseAsync(id, call, keeping, rules, false));
    }

    private static async Task<ApiAnswer> CalendarAsync(ApiCall call, Forecaster forecaster, IOccurrenceStore occurrences)
    {
        var from = call.Query("from") is { Length: > 0 } text
            ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Math.Abs(day.Year - call.Today.Year) <= 2 ? day : (DateOnly?)null
            : call.Today;
        if (from is not { } first || call.Number("days", 7, 1, MaxDays) is not { } days)
        {
            return call.Invalid([from is null ? new("from", call.T["problem.date"]) : new("days", call.T["problem.range", ("min", "1"), ("max", $"{MaxDays}")])]);
        }

        var skipped = (await occurrences.ListSkippedAsync(call.Now)).Select(o => (o.Schedule, o.DueAt)).ToHashSet();
        var entries = (await forecaster.GlanceAheadAsync(first, days)).Where(e => e.DueAt >= call.Now && ForecastList.IsMine(call, e));
        return ApiAnswer.Ok(new CalendarShape([.. entries.Select(e => CalendarEntryShape.Of(e, call, skipped.Contains((e.Schedule, e.DueAt.ToUniversalTime()))))]));
    }

    private static async Task<ApiAnswer> SkipAsync(ApiCall call, OccurrenceSkipping skipping, bool skip)
    {
        var body = call.Body<OccurrenceBody>();
        return await call.AnswerAsync(
            await skipping.SkipAsync(call, body.Schedule, body.DueAt, skip), _ => Task.FromResult(ApiAnswer.Ok(new OccurrenceShape(body.Schedule, body.DueAt, skip))));
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, RulesInForce rules) => ApiAnswer.Ok(new ScheduleListShape(
        [.. (await rules.ListAsync()).Where(r => call.Member.LooksAfter(ScheduleKeeping.Topic(r, call.Catalog))).Select(r => ScheduleShape.Of(r, call))]));

    private static async Task<ApiAnswer> PauseAsync(string id, ApiCall call, ScheduleKeeping keeping, RulesInForce rules, bool pause) =>
        await call.AnswerAsync(await keeping.PauseAsync(call, id, pause), async _ => ApiAnswer.Ok(ScheduleShape.Of((await rules.FindAsync(id))!, call)));
}
