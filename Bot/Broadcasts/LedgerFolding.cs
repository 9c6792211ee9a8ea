using Bot.Deliveries;
using Bot.Hosting;

namespace Bot.Broadcasts;

/// <summary>Once an hour, replaces the ledgers of broadcasts that ended long ago by their totals.</summary>
internal sealed class LedgerFolding(IDeliveryLedger ledger, SenderLock senderLock, BroadcastsOptions options, TimeProvider time, ILogger<LedgerFolding> log)
    : PeriodicService(TimeSpan.FromHours(1), time, log)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (senderLock.IsHeld && await ledger.FoldAsync(Time.GetUtcNow().AddDays(-options.KeepLedgerDays)) is > 0 and var folded)
        {
            log.LogInformation("Folded {Rows} old deliveries into totals", folded);
        }
    }
}
