using Bot.Content;
using Bot.Deliveries;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Broadcasts;

/// <summary>
/// Watches over broadcasts: starts those whose time has come, wherever they were made; ends those with nothing left to send; stops
/// what goes wrong or grows stale; holds all but urgent ones in quiet hours. Only the process that sends does this.
/// </summary>
internal sealed class BroadcastConductor(
    IBroadcastStore store,
    IDeliveryLedger ledger,
    BroadcastMaker maker,
    SenderLock senderLock,
    ChannelDirectory channels,
    ContentLibrary content,
    BroadcastNotices notices,
    Database database,
    BroadcastsOptions options,
    TimeZoneInfo zone,
    TimeProvider time,
    ILogger<BroadcastConductor> log) : PeriodicService(TimeSpan.FromMilliseconds(250), time, log), IBroadcastQueue
{
    /// <summary>How often a broadcast is looked at whose remaining rows wait for their time, or for a channel that is not connected.</summary>
    private static readonly TimeSpan SlowInterval = TimeSpan.FromSeconds(2);

    private readonly QuietHours quietHours = QuietHours.TryParse(options.QuietHours) ?? QuietHours.None;
    private readonly Dictionary<long, DateTimeOffset> lookedAt = [];
    private IReadOnlyList<OpenBroadcast> sending = [];
    private DailyLimit limit = DailyLimit.None;

    public IReadOnlyList<OpenBroadcast> Sending => Volatile.Read(ref sending);

    public DailyLimit Limit => Volatile.Read(ref limit);

    public async Task PauseAsync(long broadcast, Phrase reason)
    {
        Volatile.Write(ref sending, [.. Sending.Where(b => b.Id != broadcast)]);
        await database.WriteAsync(async _ =>
        {
            var now = Time.GetUtcNow();
            if (await store.MoveAsync(broadcast, BroadcastStatus.Sending, BroadcastStatus.Paused, reason, now))
            {
                await notices.PausedAsync(broadcast, reason, now);
            }
        });
    }

    protected override Task RunOnceAsync(CancellationToken stoppingToken) => senderLock.IsHeld ? LookAsync() : Task.CompletedTask;

    private async Task LookAsync()
    {
        var now = Time.GetUtcNow();
        foreach (var due in (await store.ListAsync(BroadcastStatus.Scheduled)).Where(b => b.DueAt <= now))
        {
            var audience = await maker.StartAsync(due);
            log.LogInformation("Broadcast {Id} \"{Title}\" starts: {Audience} recipients", due.Id, due.Title, audience);
        }

        var running = await store.ListAsync(BroadcastStatus.Sending);
        await SkipStaleAsync(running, now);
        await TakeLimitAsync(running, now);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var isQuiet = quietHours.Contains(TimeOnly.FromDateTime(local.DateTime));
        Volatile.Write(ref sending, await OpenAsync(running.Where(b => b.Urgent || !isQuiet)));
        foreach (var broadcast in running)
        {
            await FinishIfDoneAsync(broadcast, now);
        }
    }

    /// <summary>Before anything of it can be claimed: a restored old backup must not send last week's tips.</summary>
    private async Task SkipStaleAsync(IReadOnlyList<Broadcast> running, DateTimeOffset now)
    {
        foreach (var stale in running.Where(b => now >= b.StaleAt))
        {
            if (await ledger.SkipRestAsync(stale.Id, DeliveryReasons.Stale, now) is > 0 and var skipped)
            {
                log.LogWarning("Broadcast {Id} is stale: {Count} recipients do not get it any more", stale.Id, skipped);
            }
        }
    }

    private async Task TakeLimitAsync(IReadOnlyList<Broadcast> running, DateTimeOffset now)
    {
        if (running.Count == 0 || options.MaxPerSubscriberPerDay == 0)
        {
            return;
        }

        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        var since = new DateTimeOffset(today, zone.GetUtcOffset(today));
        Volatile.Write(ref limit, new DailyLimit(options.MaxPerSubscriberPerDay, since, await store.ListSentSinceAsync(since)));
    }

    private async Task<IReadOnlyList<OpenBroadcast>> OpenAsync(IEnumerable<Broadcast> running)
    {
        var known = Sending.ToDictionary(b => b.Id);
        var open = new List<OpenBroadcast>();
        foreach (var broadcast in running)
        {
            open.Add(known.TryGetValue(broadcast.Id, out var same)
                ? same
                : new OpenBroadcast(broadcast.Id, broadcast.ResendDoubted, await store.MessagesAsync(broadcast.Id), content.Current.Texts.DefaultLocale)
                {
                    Priority = broadcast.Priority,
                    Paid = broadcast.Paid,
                    PauseAtFailureShare = options.PauseAtFailureShare,
                });
        }

        return open;
    }

    private async Task FinishIfDoneAsync(Broadcast broadcast, DateTimeOffset now)
    {
        var drained = now >= broadcast.StaleAt
            || (Sending.FirstOrDefault(b => b.Id == broadcast.Id)?.IsDrained(channels.All.Select(c => c.Name)) ?? false);
        if (!drained || now - lookedAt.GetValueOrDefault(broadcast.Id) < SlowInterval)
        {
            return;
        }

        if (await ledger.HasOpenAsync(broadcast.Id))
        {
            lookedAt[broadcast.Id] = now;
            return;
        }

        lookedAt.Remove(broadcast.Id);
        var counts = await ledger.CountAsync(broadcast.Id); // nothing is open, so these are the last ones
        if (await CompleteAsync(broadcast, counts, now))
        {
            Volatile.Write(ref sending, [.. Sending.Where(b => b.Id != broadcast.Id)]);
            log.LogInformation(
                "Broadcast {Id} \"{Title}\" is completed: {Sent} sent, {Failed} failed, {Skipped} skipped, {InDoubt} in doubt",
                broadcast.Id, broadcast.Title, counts[DeliveryState.Sent], counts[DeliveryState.Failed], counts[DeliveryState.Skipped], counts[DeliveryState.InDoubt]);
        }
    }

    /// <summary>That it is completed, and that this is known, is one transaction.</summary>
    private Task<bool> CompleteAsync(Broadcast broadcast, DeliveryCounts counts, DateTimeOffset now) => database.WriteAsync(async _ =>
    {
        var moved = await store.MoveAsync(broadcast.Id, BroadcastStatus.Sending, BroadcastStatus.Completed, null, now);
        if (moved)
        {
            await notices.CompletedAsync(broadcast, counts);
        }

        return moved;
    });
}
