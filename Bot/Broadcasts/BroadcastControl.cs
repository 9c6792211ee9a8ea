using Bot.Deliveries;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Broadcasts;

/// <summary>
/// What a person may do to a broadcast. It is written down here, by whichever process; the one that sends sees it within a quarter of
/// a second. Each returns what stands in the way, or null when it is done.
/// </summary>
internal sealed class BroadcastControl(IBroadcastStore store, IDeliveryLedger ledger, BroadcastNotices notices, Database database, TimeProvider time)
{
    /// <summary>Why one is paused that somebody stopped: nothing is wrong with it.</summary>
    public const string PausedByHand = "reason.paused-by-hand";

    /// <summary>Releases a draft: it goes out when it is due.</summary>
    public Task<Phrase?> ReleaseAsync(long id) => MoveAsync(id, BroadcastStatus.Scheduled, null);

    public Task<Phrase?> PauseAsync(long id) => MoveAsync(id, BroadcastStatus.Paused, new(PausedByHand));

    public Task<Phrase?> ResumeAsync(long id) => MoveAsync(id, BroadcastStatus.Sending, null);

    /// <summary>Ends it; who has not got it does not get it.</summary>
    public Task<Phrase?> CancelAsync(long id) => database.WriteAsync(async _ =>
    {
        var problem = await MoveAsync(id, BroadcastStatus.Cancelled, new("reason.cancelled-by-hand"));
        if (problem is null)
        {
            await ledger.SkipRestAsync(id, DeliveryReasons.Cancelled, time.GetUtcNow());
        }

        return problem;
    });

    /// <summary>Asks for everything sent to be taken back; what is not sent yet is cancelled first.</summary>
    public Task<Phrase?> RecallAsync(long id) => database.WriteAsync(async _ =>
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
    public Task<(Broadcast? Broadcast, long Audience, Phrase? Problem)> RetryFailedAsync(long id, TimeSpan staleAfter) => database.WriteAsync(async _ =>
    {
        var now = time.GetUtcNow();
        if (await store.FindAsync(id) is not { } old)
        {
            return ((Broadcast?)null, 0L, (Phrase?)Unknown(id));
        }

        if (old.FinishedAt is null)
        {
            return (null, 0L, new Phrase("reason.retry-too-early", ("id", id), ("status", Phrase.Name(old.Status))));
        }

        if (!await ledger.HasFailedAsync(id))
        {
            return (null, 0L, new Phrase("reason.retry-nobody", ("id", id)));
        }

        var retry = new Phrase("reason.retry", ("id", id));
        var again = await store.AddAsync(old with
        {
            Id = 0,
            Occurrence = Broadcast.RetryOf(id),
            Status = BroadcastStatus.Scheduled,
            StatusReason = retry,
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
        await store.MoveAsync(again.Id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, retry, now);
        return (again, count, null);
    });

    private async Task<Phrase?> MoveAsync(long id, BroadcastStatus to, Phrase? reason)
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

        return new("reason.wrong-status", ("id", id), ("status", Phrase.Name(broadcast.Status)), ("wanted", Phrase.Name(to)));
    }

    private static Phrase Unknown(long id) => new("reason.no-such-broadcast", ("id", id));
}
