using Bot.Deliveries;
using Bot.Storage;

namespace Bot.Broadcasts;

/// <summary>
/// What a person may do to a broadcast. It is written down here, by whichever process; the one that sends sees it within a quarter of
/// a second. Each returns what stands in the way, or null when it is done.
/// </summary>
internal sealed class BroadcastControl(IBroadcastStore store, IDeliveryLedger ledger, BroadcastNotices notices, Database database, TimeProvider time)
{
    /// <summary>Releases a draft: it goes out when it is due.</summary>
    public Task<string?> ReleaseAsync(long id) => MoveAsync(id, BroadcastStatus.Scheduled, null);

    public Task<string?> PauseAsync(long id) => MoveAsync(id, BroadcastStatus.Paused, "paused by hand");

    public Task<string?> ResumeAsync(long id) => MoveAsync(id, BroadcastStatus.Sending, null);

    /// <summary>Ends it; who has not got it does not get it.</summary>
    public Task<string?> CancelAsync(long id) => database.WriteAsync(async _ =>
    {
        var problem = await MoveAsync(id, BroadcastStatus.Cancelled, "cancelled by hand");
        if (problem is null)
        {
            await ledger.SkipRestAsync(id, DeliveryReasons.Cancelled, time.GetUtcNow());
        }

        return problem;
    });

    /// <summary>Asks for everything sent to be taken back; what is not sent yet is cancelled first.</summary>
    public Task<string?> RecallAsync(long id) => database.WriteAsync(async _ =>
    {
        if (await store.FindAsync(id) is not { } broadcast)
        {
            return Unknown(id);
        }

        if (broadcast.FinishedAt is null && await CancelAsync(id) is { } problem)
        {
            return problem;
        }

        await store.AskForRecallAsync(id, time.GetUtcNow());
        return null;
    });

    /// <summary>Makes a new broadcast of just those whose delivery failed. Asked for twice it is the same one: whom it reached is reached.</summary>
    /// <param name="id">The old one, which must have ended.</param>
    /// <param name="staleAfter">How long it may take.</param>
    /// <returns>The new one and its audience, or what stands in the way.</returns>
    public Task<(Broadcast? Broadcast, long Audience, string? Problem)> RetryFailedAsync(long id, TimeSpan staleAfter) => database.WriteAsync(async _ =>
    {
        var now = time.GetUtcNow();
        if (await store.FindAsync(id) is not { } old)
        {
            return ((Broadcast?)null, 0L, (string?)Unknown(id));
        }

        if (old.FinishedAt is null)
        {
            return (null, 0L, $"Broadcast {id} is {old.Status}: its failures are known when it has ended.");
        }

        var again = await store.AddAsync(old with
        {
            Id = 0,
            Occurrence = Broadcast.RetryOf(id),
            Status = BroadcastStatus.Scheduled,
            StatusReason = $"retry of {id}",
            CreatedAt = now,
            DueAt = now,
            StaleAt = now + staleAfter,
            Messages = await store.MessagesAsync(id),
        });
        if (again is null)
        {
            var earlier = (await store.FindRetryAsync(id))!;
            return (earlier, (await ledger.CountAsync(earlier.Id)).Total, null);
        }

        var count = await ledger.CopyFailedAsync(id, again.Id);
        await store.MoveAsync(again.Id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, $"retry of {id}", now);
        return (again, count, null);
    });

    private async Task<string?> MoveAsync(long id, BroadcastStatus to, string? reason)
    {
        if (await store.FindAsync(id) is not { } broadcast)
        {
            return Unknown(id);
        }

        if (await store.MoveAsync(id, broadcast.Status, to, reason, time.GetUtcNow()))
        {
            await notices.DecidedAsync(id);
            return null;
        }

        return $"Broadcast {id} is {broadcast.Status}, and from there it cannot become {to}.";
    }

    private static string Unknown(long id) => $"There is no broadcast {id}. See: broadcasts list.";
}
