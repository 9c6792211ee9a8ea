using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>A broadcast's numbers as they change, as server-sent events.</summary>
internal static class LiveBroadcast
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>After so long the page asks again, and has to show again that it may.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static void Map(StaffRoutes routes) => routes.Live("/broadcasts/{id:long}/live", Role.Viewer, async (long id, Visit visit, BroadcastReporter reporter, TimeProvider time, IHostApplicationLifetime lifetime) =>
        await reporter.OfAsync(id) is { } report && Words.MaySee(visit, report.Broadcast)
            ? (IResult)TypedResults.ServerSentEvents(WatchAsync(id, visit, reporter, time, lifetime.ApplicationStopping))
            : Results.NotFound());

    /// <summary>What the page shows of it.</summary>
    public static News NewsOf(Visit visit, BroadcastReport report) => new(
        report.Broadcast.Status.ToString(),
        report.Counts.Total - report.Open,
        Visit.Number(report.Counts.Total),
        Visit.Number(report.Counts[DeliveryState.Sent]),
        Visit.Number(report.Open),
        Visit.Number(report.Counts[DeliveryState.Failed]),
        Visit.Number(report.Counts[DeliveryState.Skipped]),
        report.Rate.ToString("0.0", CultureInfo.InvariantCulture),
        report.Eta is { } eta ? visit.Local(eta).ToString("HH:mm:ss", CultureInfo.InvariantCulture) : null);

    private static async IAsyncEnumerable<string> WatchAsync(
        long id, Visit visit, BroadcastReporter reporter, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var over = new CancellationTokenSource(Longest, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stopping, over.Token, cancellationToken, visit.Context.RequestAborted);
        while (!any.IsCancellationRequested && await reporter.OfAsync(id) is { } report)
        {
            yield return JsonSerializer.Serialize(NewsOf(visit, report), JsonSerializerOptions.Web);
            await Task.Delay(Interval, time, any.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <param name="Status">Where it stands.</param>
    /// <param name="Done">How many deliveries are settled.</param>
    /// <param name="Audience">How many it goes to.</param>
    /// <param name="Sent">How many have it.</param>
    /// <param name="Open">How many are still to come.</param>
    /// <param name="Failed">How many failed.</param>
    /// <param name="Skipped">How many were left out on purpose.</param>
    /// <param name="Rate">Messages a second.</param>
    /// <param name="Eta">When it will be done, local time; null when that cannot be said.</param>
    internal sealed record News(string Status, long Done, string Audience, string Sent, string Open, string Failed, string Skipped, string Rate, string? Eta);
}
