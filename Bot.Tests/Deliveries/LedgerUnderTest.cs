using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tests.Fakes;

namespace Bot.Tests.Deliveries;

/// <summary>The real ledger and the stores around it, on a database file of their own or beside a running program.</summary>
internal sealed class LedgerUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sciencebot-ledger-");

    /// <param name="file">The database; null = a new one.</param>
    public LedgerUnderTest(string? file = null)
    {
        SqlInstants.Register();
        var connections = new SqliteConnections($"Data Source={file ?? "ledger.db"}", folder.FullName);
        Migrator.Migrate(connections, TimeProvider.System);
        Database = new(connections);
        Subscribers = new(Database, new(new(Database, TimeProvider.System), TimeProvider.System));
        Broadcasts = new(Database);
        Ledger = new(Database, Subscribers);
    }

    public static DateTimeOffset Now { get; } = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);

    public Database Database { get; }

    public SqlSubscriberStore Subscribers { get; }

    public SqlBroadcastStore Broadcasts { get; }

    public SqlDeliveryLedger Ledger { get; }

    /// <summary>Adds an active subscriber, changed as the test wants.</summary>
    public Task<Subscriber> AddAsync(string address, Func<Subscriber, Subscriber>? but = null, string channel = "telegram")
    {
        var subscriber = new Subscriber { Address = new(channel, address), Locale = "zh-CN", Status = SubscriberStatus.Active, Since = Now };
        return Subscribers.SaveAsync(but?.Invoke(subscriber) ?? subscriber);
    }

    /// <summary>Adds active subscribers with the addresses 1, 2, 3 and so on, in one write.</summary>
    public Task<IReadOnlyList<Subscriber>> AddManyAsync(int count) => Database.WriteAsync(async _ =>
    {
        var added = new List<Subscriber>();
        for (var i = 1; i <= count; i++)
        {
            added.Add(await AddAsync($"{i}"));
        }

        return (IReadOnlyList<Subscriber>)added;
    });

    /// <summary>A broadcast that is being sent to an audience, by default everybody.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> BroadcastAsync(bool resendDoubted = true, AudienceFilter? audience = null, RegionTree? regions = null)
    {
        var broadcast = await Broadcasts.AddAsync(new()
        {
            Content = "tip",
            Title = "标题",
            Audience = audience ?? AudienceFilter.Everyone,
            Status = BroadcastStatus.Sending,
            ResendDoubted = resendDoubted,
            CreatedAt = Now,
            DueAt = Now,
            StaleAt = DateTimeOffset.MaxValue,
            Messages = new Dictionary<string, OutboundMessage> { ["zh-CN"] = new(new("正文", "正文", "正文")) },
        });
        await Ledger.FreezeAsync(broadcast!.Id, new(broadcast.Audience, regions ?? RegionTree.Empty));
        return broadcast.Id;
    }

    public Task<IReadOnlyList<Claim>> ClaimAsync(long broadcast, int count, long after = 0, DateTimeOffset? now = null, string channel = "telegram") =>
        Ledger.TurnAsync([], [new(broadcast, channel, after, count)], now ?? Now);

    /// <summary>Records what became of claims.</summary>
    public Task SettleAsync(Func<Claim, Verdict> verdict, params IEnumerable<Claim> claims) =>
        Ledger.TurnAsync([.. claims.Select(c => new Settled(c, verdict(c)))], [], Now);

    public Task<IReadOnlyList<DeliveryRow>> RowsAsync(long broadcast) => Ledger.PageAsync(broadcast, 0, int.MaxValue);

    public async Task<IReadOnlyDictionary<long, DeliveryRow>> RowsByChatAsync(long broadcast) =>
        (await RowsAsync(broadcast)).ToDictionary(r => long.Parse(r.Address!, CultureInfo.InvariantCulture));

    /// <summary>Waits until a running program has brought a broadcast to its end.</summary>
    public Task CompletesAsync(long broadcast) => Eventually.HoldsAsync(
        async () => (await Broadcasts.FindAsync(broadcast))!.Status == BroadcastStatus.Completed, $"broadcast {broadcast} to be completed", TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
