using Bot.Content;
using Bot.Deliveries;
using Bot.Messaging;

namespace Bot.Broadcasts;

/// <summary>
/// Watches over broadcasts: starts those whose time has come, wherever they were made; ends those with nothing left to send; stops
/// what goes wrong or grows stale. Only the process that sends does this.
/// </summary>
internal sealed class BroadcastConductor(
    IBroadcastStore store,
    IDeliveryLedger ledger,
    BroadcastMaker maker,
    SenderLock senderLock,
    ChannelDirectory channels,
    ContentLibrary content,
    TimeProvider time,
    ILogger<BroadcastConductor> log) : BackgroundService, IBroadcastQueue
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How often a broadcast is looked at whose remaining rows wait for a channel that is not connected.</summary>
    private static readonly TimeSpan SlowInterval = TimeSpan.FromSeconds(5);

    private readonly Dictionary<long, DateTimeOffset> lookedAt = [];
    private IReadOnlyList<OpenBroadcast> sending = [];

    public IReadOnlyList<OpenBroadcast> Sending => Volatile.Read(ref sending);

    public async Task PauseAsync(long broadcast, string reason)
    {
        Volatile.Write(ref sending, [.. Sending.Where(b => b.Id != broadcast)]);
        await store.MoveAsync(broadcast, BroadcastStatus.Sending, BroadcastStatus.Paused, reason, time.GetUtcNow());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                if (senderLock.IsHeld)
                {
                    await LookAsync();
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError("Broadcasts cannot be looked at just now, trying again: {Problem}", failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync()
    {
        var now = time.GetUtcNow();
        foreach (var due in (await store.ListAsync(BroadcastStatus.Scheduled)).Where(b => b.DueAt <= now))
        {
            var audience = await maker.StartAsync(due);
            log.LogInformation("Broadcast {Id} \"{Title}\" starts: {Audience} recipients", due.Id, due.Title, audience);
        }

        var running = await store.ListAsync(BroadcastStatus.Sending);
        Volatile.Write(ref sending, await OpenAsync(running));
        foreach (var broadcast in running)
        {
            await FinishIfDoneAsync(broadcast, now);
        }
    }

    private async Task<IReadOnlyList<OpenBroadcast>> OpenAsync(IReadOnlyList<Broadcast> running)
    {
        var known = Sending.ToDictionary(b => b.Id);
        var open = new List<OpenBroadcast>();
        foreach (var broadcast in running)
        {
            open.Add(known.TryGetValue(broadcast.Id, out var same)
                ? same
                : new OpenBroadcast(broadcast.Id, broadcast.Priority, broadcast.ResendDoubted, await store.MessagesAsync(broadcast.Id), content.Current.Texts.DefaultLocale));
        }

        return open;
    }

    private async Task FinishIfDoneAsync(Broadcast broadcast, DateTimeOffset now)
    {
        if (now >= broadcast.StaleAt && await ledger.SkipRestAsync(broadcast.Id, DeliveryReasons.Stale, now) is > 0 and var skipped)
        {
            log.LogWarning("Broadcast {Id} is stale: {Count} recipients do not get it any more", broadcast.Id, skipped);
        }

        var drained = Sending.FirstOrDefault(b => b.Id == broadcast.Id)?.IsDrained(channels.All.Select(c => c.Name)) ?? false;
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
        if (await store.MoveAsync(broadcast.Id, BroadcastStatus.Sending, BroadcastStatus.Completed, null, now))
        {
            Volatile.Write(ref sending, [.. Sending.Where(b => b.Id != broadcast.Id)]);
            var counts = await ledger.CountAsync(broadcast.Id);
            log.LogInformation(
                "Broadcast {Id} \"{Title}\" is completed: {Sent} sent, {Failed} failed, {Skipped} skipped, {InDoubt} in doubt",
                broadcast.Id, broadcast.Title, counts[DeliveryState.Sent], counts[DeliveryState.Failed], counts[DeliveryState.Skipped], counts[DeliveryState.InDoubt]);
        }
    }
}
