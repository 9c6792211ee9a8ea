using Bot.Messaging;

namespace Bot.Deliveries;

/// <summary>Sends what the ledger says is to be sent, on all channels at once; refuses while another process does.</summary>
internal sealed class DeliveryEngine(
    ChannelDirectory channels,
    IDeliveryLedger ledger,
    IBroadcastQueue queue,
    SenderLock senderLock,
    TimeProvider time,
    ILogger<DeliveryEngine> log) : BackgroundService
{
    private static readonly TimeSpan LockRetry = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TakeLockAsync(stoppingToken);
        if (await ledger.RecoverAsync(time.GetUtcNow()) is > 0 and var doubted)
        {
            log.LogWarning("{Count} messages were under way when the program last ended: they may have arrived, and are marked so", doubted);
        }

        await Task.WhenAll(channels.All.Select(c => new ChannelPump(c, (IPace)c, ledger, queue, time, log).RunAsync(stoppingToken)));
    }

    private async Task TakeLockAsync(CancellationToken stoppingToken)
    {
        for (var tries = 0; !senderLock.TryTake(); tries++)
        {
            if (tries == 1)
            {
                log.LogError("Another process sends from this database (it holds {File}): this one sends nothing until that one ends", senderLock.File);
            }

            await Task.Delay(LockRetry, time, stoppingToken);
        }
    }
}
