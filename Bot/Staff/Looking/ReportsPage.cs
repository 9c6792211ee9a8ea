using System.Globalization;
using Bot.Content;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>How many were reached, when, with what, where and how; and how the number of subscribers went.</summary>
internal static class ReportsPage
{
    private const int MostRegions = 20;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/reports", Role.Viewer, ShowAsync);
        routes.Read("/reports.csv", Role.Viewer, (Visit visit, ReachReport report) => report.FileAsync(visit));
    }

    private static async Task<IResult> ShowAsync(Visit visit, ReachReport report, Tallies tallies)
    {
        var t = visit.T;
        var reach = await report.OfAsync(visit);
        var growth = (await tallies.ActiveSinceAsync(visit.Today.AddDays(-7 * ReachReport.Weeks))).GroupBy(r => r.Day).Select(g => (Name: g.Key, Number: g.Sum(r => r.People))).ToArray();
        return visit.Page(t["menu.reports"], Html.Of($"""
            <p>{t["reports.what", ("weeks", $"{ReachReport.Weeks}")]}</p>
            <div class="actions"><a class="button" href="/staff/reports.csv">{t["export"]}</a></div>
            {Html.If(reach.Count == 0, $"<p class=\"soft\">{t["reports.nothing"]}</p>")}
            <div class="charts">
            {Chart.Bars(t["reports.by-week"], t["reports.numbers"], t["reports.week"], t["reports.messages"], [.. Sum(reach, r => r.Week).Select(r => (Week(visit, r.Name), r.Number))])}
            {Chart.Bars(t["reports.by-topic"], t["reports.numbers"], t["compose.topic"], t["reports.messages"], Sum(reach, r => Topic(visit, r)))}
            {Chart.Bars(t["reports.by-channel"], t["reports.numbers"], t["people.channel"], t["reports.messages"], Sum(reach, r => Words.Channel(visit, r.Channel)))}
            {Chart.Bars(t["reports.by-region"], t["reports.numbers"], t["people.region"], t["reports.messages"], [.. Sum(reach, r => r.Region is null ? t["people.unknown"] : visit.Catalog.Regions.FullName(r.Region, visit.Locale)).OrderByDescending(r => r.Number).Take(MostRegions)])}
            {Chart.Bars(t["reports.growth"], t["reports.numbers"], t["reports.day"], t["reports.subscribers"], growth.Length > 31 ? [.. growth.Where((_, i) => (growth.Length - 1 - i) % 7 == 0)] : growth)}
            </div>
            """));
    }

    private static (string Name, long Number)[] Sum(IReadOnlyList<Reach> reach, Func<Reach, string> by) =>
        [.. reach.GroupBy(by).Select(g => (g.Key, g.Sum(r => r.Messages))).OrderBy(g => g.Key, StringComparer.Ordinal)];

    /// <summary>A week by its Monday: nobody counts the weeks of a year.</summary>
    private static string Week(Visit visit, string week)
    {
        var monday = ISOWeek.ToDateTime(int.Parse(week[..4], CultureInfo.InvariantCulture), int.Parse(week[^2..], CultureInfo.InvariantCulture), DayOfWeek.Monday);
        return visit.T["reports.week-of", ("day", monday.ToString(visit.IsChinese ? "M月d日" : "d MMM", CultureInfo.InvariantCulture))];
    }

    private static string Topic(Visit visit, Reach reach) => reach.Topics(visit.Catalog) is { Count: > 0 } topics
        ? string.Join(visit.T.Separator, topics.Select(x => visit.Catalog.Topics.TryGetValue(x, out var topic) ? topic.Names.In(visit.Locale) : x))
        : visit.T["people.unknown"];
}
