using System.Globalization;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>A broadcast as it goes.</summary>
internal static class LiveBroadcast
{
    private const int MostReasons = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static void Map(StaffRoutes routes) => routes.Live("/broadcasts/{id:long}/live", Role.Viewer, async (long id, Visit visit, BroadcastReporter reporter, Approvals approvals, IBroadcastStore store, LiveStream stream) =>
        await reporter.OfAsync(id) is { } report && Words.MaySee(visit, report.Broadcast)
            ? stream.Of<News>(visit, Interval, async () => await reporter.OfAsync(id) is { } now ? new(Mark(now, await approvals.FindAsync(id), await store.ListRecallsAsync()), [NewsOf(visit, now)]) : null)
            : Results.NotFound());

    /// <summary>What makes the page another one: not the numbers, but how it stands and what can be done.</summary>
    public static string Mark(BroadcastReport report, Approval? approval, IReadOnlyList<long> recalling) =>
        $"{report.Broadcast.Status} {report.Counts.Total > 0} {recalling.Contains(report.Broadcast.Id)} {approval?.Decision} {string.Join(' ', BroadcastAct.All.Where(a => a.Fits(report)).Select(a => a.Name))}";

    /// <summary>The attributes of the part of a page that shows a broadcast's numbers.</summary>
    public static Html Place(BroadcastReport report) => Html.Of($"data-broadcast=\"{report.Broadcast.Id}\"");

    /// <summary>What the page shows of it.</summary>
    public static News NewsOf(Visit visit, BroadcastReport report) => new(
        report.Broadcast.Id,
        report.Counts.Total - report.Open,
        Visit.Number(report.Counts.Total),
        Visit.Number(report.Counts[DeliveryState.Sent]),
        Visit.Number(report.Open),
        Visit.Number(report.Counts[DeliveryState.Failed]),
        Visit.Number(report.Counts[DeliveryState.Skipped]),
        Visit.Number(report.Counts[DeliveryState.Retrying]),
        Visit.Number(report.Counts[DeliveryState.InDoubt]),
        Visit.Number(report.Counts[DeliveryState.Recalled]),
        report.Rate.ToString("0.0", CultureInfo.InvariantCulture),
        report.Eta is { } eta ? Clock(visit, eta) : null,
        Reasons(visit, report).Markup);

    /// <summary>Why people did not get it, the commonest first, and when those are tried again who still may.</summary>
    public static Html Reasons(Visit visit, BroadcastReport report) => report.Counts.ByReason.Count == 0 ? Html.Nothing : Html.Of($"""
        {(report.NextTryAt is { } at ? Html.Of($"""<p class="note">{visit.T["broadcast.next-try", ("count", Visit.Number(report.Counts[DeliveryState.Retrying])), ("at", Clock(visit, at))]}</p>""") : Html.Nothing)}
        <h2>{visit.T["broadcast.reasons"]}</h2>
        <table><thead><tr><th>{visit.T["broadcast.reason"]}</th><th class="num">{visit.T["broadcast.how-many"]}</th></tr></thead>
        <tbody>{Html.Each(report.Counts.ByReason.OrderByDescending(r => r.Value).Take(MostReasons), r => Html.Of($"""<tr><td>{visit.Say(DeliveryReasons.Say(r.Key))}</td><td class="num">{Visit.Number(r.Value)}</td></tr>"""))}</tbody></table>
        """);

    private static string Clock(Visit visit, DateTimeOffset at) => visit.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <param name="Id">Which.</param>
    /// <param name="Done">How many deliveries are settled.</param>
    /// <param name="Audience">How many it goes to.</param>
    /// <param name="Sent">How many have it.</param>
    /// <param name="Open">How many are still to come.</param>
    /// <param name="Failed">How many failed.</param>
    /// <param name="Skipped">How many were left out on purpose.</param>
    /// <param name="Retrying">How many of those still to come have failed before.</param>
    /// <param name="InDoubt">Of how many nobody knows.</param>
    /// <param name="Recalled">How many were taken back.</param>
    /// <param name="Rate">Messages a second.</param>
    /// <param name="Eta">When it will be done, local time; null when that cannot be said.</param>
    /// <param name="Reasons">Markup of the table of reasons.</param>
    internal sealed record News(
        long Id, long Done, string Audience, string Sent, string Open, string Failed, string Skipped, string Retrying, string InDoubt, string Recalled, string Rate, string? Eta, string Reasons);
}
