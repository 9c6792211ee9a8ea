using System.Collections.Concurrent;
using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Hosting;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Storage;

namespace Bot.Staff.Looking;

/// <summary>
/// How many messages reached whom in the last weeks; one taken back later has reached somebody, too. What a broadcast that has ended
/// came to is counted once and remembered: its ledger has a row for each recipient.
/// </summary>
internal sealed class ReachReport(Database database, IBroadcastStore store, TimeProvider time)
{
    public const int Weeks = 12;

    /// <summary>More than leave in that time.</summary>
    private const int RecentBroadcasts = 3000;

    private readonly ConcurrentDictionary<long, IReadOnlyList<Reach>> ended = new();

    /// <summary>What is of the topics and regions that somebody looks after.</summary>
    public async Task<IReadOnlyList<Reach>> OfAsync(Caller caller)
    {
        var own = caller.Member.Regions.SelectMany(caller.Catalog.Regions.Subtree).ToHashSet();
        return
        [
            .. (await AllAsync()).Where(r =>
                Words.MaySee(caller.Member, r.Topics(caller.Catalog)) && (own.Count == 0 || (r.Region is { } region && own.Contains(region)))),
        ];
    }

    /// <summary>The same as a file.</summary>
    public async Task<CsvFile> FileAsync(Caller caller)
    {
        var rows = await OfAsync(caller);
        return new("reach.csv", async (text, _) =>
        {
            await text.WriteLineAsync("week,content,channel,region,messages");
            foreach (var r in rows)
            {
                await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{r.Week},{r.Content},{r.Channel},{r.Region},{r.Messages}"));
            }
        });
    }

    /// <summary>Everything; asked for beforehand, nobody waits for it.</summary>
    public async Task<IReadOnlyList<Reach>> AllAsync()
    {
        var since = time.GetUtcNow().AddDays(-7 * Weeks);
        var all = new List<Reach>();
        foreach (var broadcast in (await store.ListAsync(RecentBroadcasts)).Where(b => b.StartedAt >= since))
        {
            if (!ended.TryGetValue(broadcast.Id, out var reach))
            {
                reach = await CountAsync(broadcast);
                if (broadcast.FinishedAt is not null)
                {
                    ended[broadcast.Id] = reach;
                }
            }

            all.AddRange(reach);
        }

        return all;
    }

    private Task<IReadOnlyList<Reach>> CountAsync(Broadcast broadcast) => database.ReadAsync(async session =>
        (IReadOnlyList<Reach>)[.. (await session.QueryAsync<(string Channel, string? Region, long Messages)>(
            """
            select d.channel, s.region, count(*) from deliveries d left join subscribers s on s.id = d.subscriber_id
            where d.broadcast_id = @Id and d.state in (@sent, @recalled) group by d.channel, s.region
            """,
            new { broadcast.Id, sent = (int)DeliveryState.Sent, recalled = (int)DeliveryState.Recalled }))
            .Select(r => new Reach(broadcast.Content, broadcast.Audience, broadcast.StartedAt!.Value, r.Channel, r.Region, r.Messages))]);
}

/// <summary>How many messages of one sending reached one place on one channel.</summary>
internal sealed record Reach(string Content, AudienceFilter Audience, DateTimeOffset StartedAt, string Channel, string? Region, long Messages)
{
    /// <summary>What it was about: of a question, or of what was written here, those it went to say that.</summary>
    public IReadOnlyList<string> Topics(ContentCatalog catalog) => Words.Topics(catalog, Content, Audience);

    /// <summary>The ISO week it left in.</summary>
    public string Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(StartedAt.DateTime)}-W{ISOWeek.GetWeekOfYear(StartedAt.DateTime):00}");
}

/// <summary>Counts what has ended since the last time, once in a while, so that whoever opens the report does not wait.</summary>
internal sealed class ReachCounting(ReachReport report, TimeProvider time, ILogger<ReachCounting> log) : PeriodicService(TimeSpan.FromMinutes(10), time, log)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken) => await report.AllAsync();
}
