using Bot.Deliveries;

namespace Bot.Broadcasts;

/// <summary>How a broadcast stands now.</summary>
internal sealed record BroadcastReport
{
    public required Broadcast Broadcast { get; init; }

    public required DeliveryCounts Counts { get; init; }

    /// <summary>Messages a second over the last ten seconds; 0 when it is not being sent.</summary>
    public double Rate { get; init; }

    /// <summary>When it will be done if it goes on like this; null when that cannot be said.</summary>
    public DateTimeOffset? Eta { get; init; }

    /// <summary>When those who could not be reached for now are tried again; null when there is nobody to try again.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    public long Open => Counts[DeliveryState.Pending] + Counts[DeliveryState.Sending] + Counts[DeliveryState.Retrying];

    /// <summary>As programs get it: in the command line's JSON and at the live address.</summary>
    public object ToJson() => new
    {
        Broadcast.Id,
        Broadcast.Status,
        Broadcast.StatusReason,
        Broadcast.Content,
        Broadcast.Title,
        audience = Counts.Total,
        pending = Counts[DeliveryState.Pending],
        sending = Counts[DeliveryState.Sending],
        sent = Counts[DeliveryState.Sent],
        retrying = Counts[DeliveryState.Retrying],
        failed = Counts[DeliveryState.Failed],
        skipped = Counts[DeliveryState.Skipped],
        inDoubt = Counts[DeliveryState.InDoubt],
        recalled = Counts[DeliveryState.Recalled],
        maybeTwice = Counts.MaybeTwice,
        reasons = Counts.ByReason,
        rate = Math.Round(Rate, 1),
        Eta,
        NextTryAt,
        Broadcast.Throttled,
        Broadcast.Priority,
        Broadcast.Urgent,
        Broadcast.Paid,
        Broadcast.DueAt,
        Broadcast.StartedAt,
        Broadcast.FinishedAt,
    };
}

/// <summary>Reports on broadcasts, from the database alone: the same in every process.</summary>
internal sealed class BroadcastReporter(IBroadcastStore store, IDeliveryLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(10);

    /// <summary>How a broadcast stands; null when there is none with this number.</summary>
    public async Task<BroadcastReport?> OfAsync(long id)
    {
        if (await store.FindAsync(id) is not { } broadcast)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var counts = await ledger.CountAsync(id);
        var report = new BroadcastReport { Broadcast = broadcast, Counts = counts };
        if (broadcast is not { Status: BroadcastStatus.Sending, StartedAt: { } started })
        {
            return report;
        }

        var span = now - started < Lately ? now - started : Lately;
        var rate = span <= TimeSpan.Zero ? 0 : await ledger.CountSentSinceAsync(id, now - span) / span.TotalSeconds;
        return report with
        {
            Rate = rate,
            Eta = rate > 0 ? now.AddSeconds(report.Open / rate) : null,
            NextTryAt = counts[DeliveryState.Retrying] > 0 ? await ledger.NextTryAsync(id) : null,
        };
    }
}
