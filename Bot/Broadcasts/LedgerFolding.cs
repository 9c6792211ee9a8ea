using Bot.Deliveries;

namespace Bot.Broadcasts;

/// <summary>Once an hour, replaces the ledgers of broadcasts that ended long ago by their totals.</summary>
internal sealed class LedgerFolding(IDeliveryLedger ledger, SenderLock senderLock, BroadcastsOptions options, TimeProvider time, ILogger<LedgerFolding> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (senderLock.IsHeld && await ledger.FoldAsync(time.GetUtcNow().AddDays(-options.KeepLedgerDays)) is > 0 and var folded)
                {
                    log.LogInformation("Folded {Rows} old deliveries into totals", folded);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError("Old ledgers could not be folded; trying again in {Interval}: {Problem}", Interval, failure.Message);
            }
        }
    }
}
