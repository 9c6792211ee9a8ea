using System.Reflection;
using Bot.Broadcasts;
using Bot.Messaging;
using Bot.Notices;
using Bot.Staff.Looking;
using Bot.Staff.Members;
using Bot.Staff.Sending;

namespace Bot.Staff.Api;

/// <summary>Numbers: how it stands now, who was reached, how the number of subscribers went; and what should be known.</summary>
internal static class ReportsApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Read<FiguresShape>("/figures", Scope.ReportsRead, "How everything stands now, in numbers.", FiguresAsync);
        routes.Read<ReachListShape>("/reports/reach", Scope.ReportsRead, "Messages that reached people in the last twelve weeks, by content, sending, channel and region.", ReachAsync);
        routes.File(
            "/reports/reach.csv", Scope.ReportsRead, Role.Viewer, "The same as a table.", "week,content,channel,region,messages\n2026-W47,frost,telegram,371324,840\n",
            (ApiCall call, ReachReport report) => report.FileAsync(call), "text/csv");
        routes.Read<GrowthShape>("/reports/growth", Scope.ReportsRead, "Active subscribers day by day in the last twelve weeks, by channel.", GrowthAsync);
        routes.Read<NoticesShape>("/notices", Scope.ReportsRead, "What staff should know and nobody has dealt with yet, the gravest first.", NoticesAsync);
        routes.Act<DoneShape>(
            "/notices/{id:long}/done", Scope.BroadcastsWrite, Role.Editor, "Notes that a notice has been dealt with.",
            async (long id, ApiCall call, NoticeHandling handling) => await call.AnswerAsync(await handling.HandleAsync(id, call), _ => Task.FromResult(ApiAnswer.Ok(new DoneShape(id)))));
    }

    private static async Task<ApiAnswer> FiguresAsync(ApiCall call, Tallies tallies, IBroadcastStore store, WaitingList waiting, NoticeHandling notices, ChannelDirectory channels)
    {
        var people = await tallies.LatestAsync(call.Today);
        var open = new Dictionary<string, int>();
        foreach (var status in new[] { BroadcastStatus.Scheduled, BroadcastStatus.Sending, BroadcastStatus.Paused })
        {
            open[status.ToString().ToLowerInvariant()] = (await store.ListAsync(status)).Count(b => Words.MaySee(call, b));
        }

        return ApiAnswer.Ok(new FiguresShape(
            typeof(ReportsApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
            call.Now, [.. channels.All.Select(c => c.Name)], people.Active, people.JoinedThisWeek, people.LostThisWeek, open,
            (await waiting.ListDraftsAsync(call)).Count, (await notices.OpenAsync(call)).Count,
            call.Catalog.Tips.Count, call.Catalog.Problems.Count));
    }

    private static async Task<ApiAnswer> ReachAsync(ApiCall call, ReachReport report) => ApiAnswer.Ok(new ReachListShape(
        [.. (await report.OfAsync(call)).Select(r => new ReachShape(r.Week, r.StartedAt, r.Content, r.Channel, r.Region, r.Messages))]));

    private static async Task<ApiAnswer> GrowthAsync(ApiCall call, Tallies tallies) => ApiAnswer.Ok(new GrowthShape(
        [.. (await tallies.ActiveSinceAsync(call.Today.AddDays(-7 * ReachReport.Weeks))).Select(r => new GrowthDayShape(r.Day, r.Channel, r.People))]));

    private static async Task<ApiAnswer> NoticesAsync(ApiCall call, NoticeHandling handling) => ApiAnswer.Ok(new NoticesShape(
        [.. (await handling.OpenAsync(call)).Select(n => new NoticeShape(n.Id, n.Kind, n.Severity, n.Topic, n.Subject, call.Say(n.Phrase), n.At))]));
}

/// <summary>How everything stands now.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="At">When this was.</param>
/// <param name="Channels">Which are connected.</param>
/// <param name="Active">Subscribers who get something.</param>
/// <param name="JoinedThisWeek">How many of them are new.</param>
/// <param name="LostThisWeek">How many were lost; null while nobody counted a week ago.</param>
/// <param name="OpenBroadcasts">How many are scheduled, sending, paused.</param>
/// <param name="WaitingForApproval">How many wait for a second person.</param>
/// <param name="OpenNotices">How many notices nobody has dealt with.</param>
/// <param name="Tips">How many tips are in use.</param>
/// <param name="ContentProblems">How much of the folder was left out.</param>
internal sealed record FiguresShape(
    string Version, DateTimeOffset At, IReadOnlyList<string> Channels, long Active, long JoinedThisWeek, long? LostThisWeek, IReadOnlyDictionary<string, int> OpenBroadcasts,
    int WaitingForApproval, int OpenNotices, int Tips, int ContentProblems) : IShape<FiguresShape>
{
    public static FiguresShape Example { get; } = new(
        "1.0.0", Moment.At(7, 0), ["telegram", "webchat"], 1000, 12, 3, new Dictionary<string, int> { ["scheduled"] = 2, ["sending"] = 1, ["paused"] = 0 }, 1, 0, 260, 0);
}

/// <summary>Reach.</summary>
internal sealed record ReachListShape(IReadOnlyList<ReachShape> Rows) : IShape<ReachListShape>
{
    public static ReachListShape Example { get; } = new([new("2026-W47", Moment.At(7, 0), "frost", "telegram", "371324", 840)]);
}

/// <summary>How many messages of one sending reached one place on one channel.</summary>
internal sealed record ReachShape(string Week, DateTimeOffset StartedAt, string Content, string Channel, string? Region, long Messages);

/// <summary>Growth.</summary>
internal sealed record GrowthShape(IReadOnlyList<GrowthDayShape> Days) : IShape<GrowthShape>
{
    public static GrowthShape Example { get; } = new([new("2026-11-21", "telegram", 900)]);
}

/// <summary>How many were active on a day.</summary>
internal sealed record GrowthDayShape(string Day, string Channel, long Active);

/// <summary>Notices.</summary>
internal sealed record NoticesShape(IReadOnlyList<NoticeShape> Notices) : IShape<NoticesShape>
{
    public static NoticesShape Example { get; } = new([new(7, NoticeKind.BroadcastPaused, NoticeSeverity.Urgent, "agriculture", "broadcast/12", "群发“今晚有霜”自己停下了。", Moment.At(7, 1))]);
}

/// <summary>Something staff should know.</summary>
internal sealed record NoticeShape(long Id, NoticeKind Kind, NoticeSeverity Severity, string? Topic, string? Subject, string Text, DateTimeOffset At);

/// <summary>What was dealt with.</summary>
internal sealed record DoneShape(long Id) : IShape<DoneShape>
{
    public static DoneShape Example { get; } = new(7);
}
