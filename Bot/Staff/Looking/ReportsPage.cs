using System.Globalization;
using Bot.Content;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Storage;

namespace Bot.Staff.Looking;

/// <summary>How many were reached, when, with what, where and how; and how the number of subscribers went.</summary>
internal static class ReportsPage
{
    private const int Weeks = 12;
    private const int MostRegions = 20;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/reports", Role.Viewer, ShowAsync);
        routes.Read("/reports.csv", Role.Viewer, ExportAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, Database database, Tallies tallies)
    {
        var t = visit.T;
        var reach = await ReachAsync(visit, database);
        var growth = (await tallies.ActiveSinceAsync(visit.Today.AddDays(-7 * Weeks))).GroupBy(r => r.Day).Select(g => (Name: g.Key, Number: g.Sum(r => r.People))).ToArray();
        return visit.Page(t["menu.reports"], Html.Of($"""
            <p>{t["reports.what", ("weeks", $"{Weeks}")]}</p>
            <div class="actions"><a class="button" href="/staff/reports.csv">{t["export"]}</a></div>
            {Html.If(reach.Count == 0, $"<p class=\"soft\">{t["reports.nothing"]}</p>")}
            {Chart.Bars(t["reports.by-week"], t["reports.week"], t["reports.messages"], Sum(reach, r => Week(r.StartedAt)))}
            {Chart.Bars(t["reports.by-topic"], t["compose.topic"], t["reports.messages"], Sum(reach, r => Topic(visit, r)))}
            {Chart.Bars(t["reports.by-channel"], t["people.channel"], t["reports.messages"], Sum(reach, r => Words.Channel(visit, r.Channel)))}
            {Chart.Bars(t["reports.by-region"], t["people.region"], t["reports.messages"], [.. Sum(reach, r => r.Region is null ? t["people.unknown"] : visit.Catalog.Regions.FullName(r.Region, visit.Locale)).OrderByDescending(r => r.Number).Take(MostRegions)])}
            {Chart.Bars(t["reports.growth"], t["reports.day"], t["reports.subscribers"], growth.Length > 31 ? [.. growth.Where((_, i) => (growth.Length - 1 - i) % 7 == 0)] : growth)}
            """));
    }

    private static async Task<IResult> ExportAsync(Visit visit, Database database)
    {
        var lines = (await ReachAsync(visit, database)).Select(r => string.Create(CultureInfo.InvariantCulture, $"{Week(r.StartedAt)},{r.Content},{r.Channel},{r.Region},{r.Messages}"));
        return Results.Text("\uFEFFweek,content,channel,region,messages\n" + string.Join('\n', lines) + "\n", "text/csv; charset=utf-8");
    }

    private static Task<IReadOnlyList<Reach>> ReachAsync(Visit visit, Database database) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<Reach>(
            """
            select b.content as Content, b.started_at as StartedAt, d.channel as Channel, s.region as Region, count(*) as Messages
            from broadcasts b join deliveries d on d.broadcast_id = b.id left join subscribers s on s.id = d.subscriber_id
            where b.started_at >= @since and d.state = @sent and (@own is null or s.region in (select value from json_each(@own)))
            group by b.content, b.started_at, d.channel, s.region
            """,
            new { since = visit.Now.AddDays(-7 * Weeks), sent = (int)DeliveryState.Sent, own = RecipientsPage.OwnRegions(visit) });
        return (IReadOnlyList<Reach>)[.. rows.Where(r => visit.Member.LooksAfter(visit.Catalog.Tips.GetValueOrDefault(r.Content)?.Topic))];
    });

    private static (string Name, long Number)[] Sum(IReadOnlyList<Reach> reach, Func<Reach, string> by) =>
        [.. reach.GroupBy(by).Select(g => (g.Key, g.Sum(r => r.Messages))).OrderBy(g => g.Key, StringComparer.Ordinal)];

    private static string Week(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at.DateTime)}-W{ISOWeek.GetWeekOfYear(at.DateTime):00}");

    private static string Topic(Visit visit, Reach reach) =>
        visit.Catalog.Tips.TryGetValue(reach.Content, out var tip) && visit.Catalog.Topics.TryGetValue(tip.Topic, out var topic) ? topic.Names.In(visit.Locale) : visit.T["people.unknown"];

    /// <summary>How many messages of one content reached one place on one channel.</summary>
    private sealed class Reach
    {
        public string Content { get; init; } = "";

        public DateTimeOffset StartedAt { get; init; }

        public string Channel { get; init; } = "";

        public string? Region { get; init; }

        public long Messages { get; init; }
    }
}
