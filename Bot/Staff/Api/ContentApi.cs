using System.Globalization;
using Bot.Content;
using Bot.Schedules;
using Bot.Staff.Composing;
using Bot.Staff.Looking;
using Bot.Staff.Members;

namespace Bot.Staff.Api;

/// <summary>The content folder and the calendar.</summary>
internal static class ContentApi
{
    private const int MaxDays = 92;

    public static void Map(ApiRoutes routes)
    {
        routes.Read<Page<TipShape>>(
            "/content", Scope.ContentRead, "The tips of the folder with their state, by topic.", ListAsync, ApiQuery.Search("Part of the title or the id."), ApiQuery.Limit, ApiQuery.Cursor);
        routes.Read<TipDetail>("/content/{id}", Scope.ContentRead, "One tip, and how it looks in each language and form.", ShowAsync);
        routes.Read<ContentProblemsShape>("/content-problems", Scope.ContentRead, "What is wrong in the folder, with file and line.", Problems);
        routes.Read<CalendarShape>(
            "/calendar", Scope.ContentRead, "What will leave, to how many, and what is in the way.", CalendarAsync,
            new ApiQuery("from", "First day, as 2026-12-01. Default today."), new ApiQuery("days", "How many days, 1 to 92. Default 7.", true));
        routes.Act<OccurrenceBody, OccurrenceShape>(
            HttpMethods.Post, "/calendar/skip", Scope.BroadcastsWrite, Role.Editor, "Leaves one occurrence of a schedule out.", (ApiCall call, OccurrenceSkipping skipping) => SkipAsync(call, skipping, true));
        routes.Act<OccurrenceBody, OccurrenceShape>(
            HttpMethods.Post, "/calendar/unskip", Scope.BroadcastsWrite, Role.Editor, "Sends an occurrence after all that was to be left out.", (ApiCall call, OccurrenceSkipping skipping) => SkipAsync(call, skipping, false));
    }

    private static async Task<ApiAnswer> ListAsync(ApiCall call, ContentFinder finder)
    {
        var sent = await finder.LastSentAsync();
        var skip = (int)Math.Clamp(call.Cursor ?? 0, 0, int.MaxValue);
        var rows = ContentFinder.Search(call, call.Query("search")).Skip(skip).Take(call.Limit + 1).ToArray();
        return call.Page(rows, _ => (skip + call.Limit).ToString(CultureInfo.InvariantCulture), tip => TipShape.Of(tip, call, sent.GetValueOrDefault(tip.Id)));
    }

    private static async Task<ApiAnswer> ShowAsync(string id, ApiCall call, ContentFinder finder) => ContentFinder.Find(call, id) is { } tip
        ? ApiAnswer.Ok(new TipDetail(
            TipShape.Of(tip, call, (await finder.LastSentAsync()).GetValueOrDefault(tip.Id)), new(tip.Source.Title, tip.Source.Publisher, tip.Source.Url.AbsoluteUri), tip.Audiences, tip.Crops, tip.Regions, tip.Spoken,
            MessageShape.All(ComposePage.Messages(call, tip)), [.. (await finder.SendingsAsync(tip.Id)).Where(b => Sending.Words.MaySee(call, b)).Select(BroadcastShape.Of)]))
        : call.Missing();

    private static ApiAnswer Problems(ApiCall call, ContentLibrary content) => ApiAnswer.Ok(new ContentProblemsShape(
        [.. call.Catalog.Problems.Select(ContentProblemShape.Of)], [.. content.Refused.Select(ContentProblemShape.Of)]));

    private static async Task<ApiAnswer> CalendarAsync(ApiCall call, Forecaster forecaster, IOccurrenceStore occurrences)
    {
        var from = call.Query("from") is { Length: > 0 } text
            ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Math.Abs(day.Year - call.Today.Year) <= 2 ? day : (DateOnly?)null
            : call.Today;
        var days = call.Query("days") is { Length: > 0 } number ? int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0 : 7;
        if (from is not { } first || days is < 1 or > MaxDays)
        {
            return call.Invalid([from is null ? new("from", call.T["problem.date"]) : new("days", call.T["problem.range", ("min", "1"), ("max", $"{MaxDays}")])]);
        }

        var skipped = (await occurrences.ListSkippedAsync(call.Now)).Select(o => (o.Schedule, o.DueAt)).ToHashSet();
        var entries = (await forecaster.LookAheadAsync(first, days)).Where(e => e.DueAt >= call.Now && ForecastList.IsMine(call, e));
        return ApiAnswer.Ok(new CalendarShape([.. entries.Select(e => CalendarEntryShape.Of(e, skipped.Contains((e.Schedule, e.DueAt.ToUniversalTime()))))]));
    }

    private static async Task<ApiAnswer> SkipAsync(ApiCall call, OccurrenceSkipping skipping, bool skip)
    {
        var body = call.Body<OccurrenceBody>();
        return await call.AnswerAsync(
            await skipping.SkipAsync(call, body.Schedule, body.DueAt, skip), _ => Task.FromResult(ApiAnswer.Ok(new OccurrenceShape(body.Schedule, body.DueAt, skip))));
    }
}
