using Bot.Deliveries;
using Bot.Hosting;
using Bot.Messaging;

namespace Bot.Broadcasts;

/// <summary>Takes back what was sent of broadcasts whose recall was asked for: paced like any other sending, and resumed after a restart.</summary>
internal sealed class RecallRunner(
    IBroadcastStore store, IDeliveryLedger ledger, ChannelDirectory channels, SenderLock senderLock, TimeProvider time, ILogger<RecallRunner> log)
    : PeriodicService(TimeSpan.FromSeconds(1), time, log)
{
    private const int PageSize = 64;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var broadcast in senderLock.IsHeld ? await store.ListRecallsAsync() : [])
        {
            await RecallAsync(broadcast, stoppingToken);
        }
    }

    private async Task RecallAsync(long broadcast, CancellationToken stoppingToken)
    {
        var (recalled, left) = (0, 0);
        for (long after = 0; ;)
        {
            var page = await ledger.ListRecallableAsync(broadcast, after, PageSize);
            if (page.Count == 0)
            {
                break;
            }

            var results = await Task.WhenAll(page.Select(sent => RecallAsync(sent, stoppingToken)));
            await ledger.RecordRecallAsync(broadcast, results, Time.GetUtcNow());
            after = page[^1].Subscriber;
            recalled += results.Count(r => r.Problem is null);
            left += results.Count(r => r.Problem is not null);
        }

        await store.EndRecallAsync(broadcast);
        log.LogInformation("Broadcast {Id} is recalled: {Recalled} messages taken back, {Left} could not be", broadcast, recalled, left);
    }

    private async Task<(long Subscriber, string? Problem)> RecallAsync(SentDelivery sent, CancellationToken stoppingToken)
    {
        if (channels.Find(sent.Channel) is not { } channel)
        {
            return (sent.Subscriber, $"{DeliveryReasons.NotRecalled}: {DeliveryReasons.NotConnected}");
        }

        if (channel.Capabilities.RecallWithin is { } within && Time.GetUtcNow() - sent.At > within)
        {
            return (sent.Subscriber, $"{DeliveryReasons.NotRecalled}: {DeliveryReasons.TooLateToRecall}");
        }

        var result = await channel.RecallAsync(new(sent.Channel, sent.Address), sent.MessageId, stoppingToken);
        return (sent.Subscriber, result is SendResult.Sent ? null : $"{DeliveryReasons.NotRecalled}: {DeliveryReasons.Of(result)}");
    }
}
