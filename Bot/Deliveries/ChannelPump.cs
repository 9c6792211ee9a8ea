using System.Threading.Channels;
using Bot.Messaging;

namespace Bot.Deliveries;

/// <summary>
/// Sends everything there is to send on one channel. One loop decides; sends run beside it and report back. Each turn of the loop
/// records what is settled and claims as much again, in one transaction, so that at most the channel's in-flight cap is ever Sending.
/// </summary>
internal sealed class ChannelPump(IChannel channel, IPace pace, IDeliveryLedger ledger, IBroadcastQueue queue, TimeProvider time, ILogger log)
{
    /// <summary>With a rate limit, so much of a second is claimed ahead: enough to keep the pacer fed, little to leave in doubt.</summary>
    private const double SecondsAhead = 0.5;

    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan GatherPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TroublePause = TimeSpan.FromSeconds(1);

    private readonly Channel<Settled> settled = Channel.CreateUnbounded<Settled>(new() { SingleReader = true });
    private readonly Dictionary<long, long> cursors = [];
    private readonly Dictionary<long, int> underWay = [];
    private readonly OutageGuard outage = new();
    private int open;
    private int turn;

    /// <summary>Runs until stopped; then nothing new is claimed, and what is under way is waited for.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var done = new List<Settled>();
        while (!stopping.IsCancellationRequested || open > 0)
        {
            try
            {
                Collect(done);
                var requests = stopping.IsCancellationRequested ? [] : Requests();
                var claims = done.Count + requests.Count == 0 ? [] : await TurnAsync(done, requests);
                done.Clear();
                MoveCursors(requests, claims);
                foreach (var claim in claims)
                {
                    Start(claim, stopping);
                }

                await WaitAsync(claims.Count > 0, stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What is settled stays in hand until it can be recorded; nothing is claimed meanwhile.
                log.LogError("The ledger cannot be written just now, sending on {Channel} waits: {Problem}", channel.Name, failure.Message);
                await Task.Delay(TroublePause, time, CancellationToken.None);
            }
        }

        await ledger.TurnAsync(done, [], time.GetUtcNow());
    }

    private async Task<IReadOnlyList<Claim>> TurnAsync(List<Settled> done, IReadOnlyList<ClaimRequest> requests)
    {
        var begun = time.GetTimestamp();
        var claims = await ledger.TurnAsync(done, requests, time.GetUtcNow(), queue.Limit);
        BotMetrics.LedgerTurned(channel.Name, time.GetElapsedTime(begun));
        return claims;
    }

    private void Collect(List<Settled> done)
    {
        while (settled.Reader.TryRead(out var one))
        {
            done.Add(one);
            open--;
            underWay[one.Claim.Broadcast]--;
        }
    }

    private IReadOnlyList<ClaimRequest> Requests()
    {
        var now = time.GetUtcNow();
        var broadcasts = queue.Sending;
        var rate = Rate(broadcasts);
        var cap = rate > 0 ? Math.Min(pace.MaxInFlight, Math.Max(2, (int)Math.Ceiling(rate * SecondsAhead))) : pace.MaxInFlight;
        var room = cap - open;
        // Small top-ups would make a transaction of every message.
        if (broadcasts.Count == 0 || room < Math.Max(1, cap / 4) || now < pace.HoldUntil || now < outage.QuietUntil)
        {
            return [];
        }

        return [.. Places(broadcasts, room).Where(p => p.Count > 0)
            .Select(p => new ClaimRequest(p.Broadcast.Id, channel.Name, cursors.GetValueOrDefault(p.Broadcast.Id), p.Count))];
    }

    /// <summary>
    /// Divides the room. A broadcast with nothing for this channel at the moment (what is left of it waits for its time, or for a channel
    /// that is not connected) leaves its share to the others, and is only looked at again, in turn.
    /// </summary>
    private IEnumerable<(OpenBroadcast Broadcast, int Count)> Places(IReadOnlyList<OpenBroadcast> broadcasts, int room)
    {
        turn++;
        var idle = broadcasts.Where(b => b.IsDrained([channel.Name])).ToArray();
        var busy = broadcasts.Except(idle).ToArray();
        if (busy.Length == 0)
        {
            return Share(idle, room);
        }

        // However little room there is, every fourth turn somebody is looked at.
        var looks = Math.Min(idle.Length, Math.Max(turn % 4 == 0 ? 1 : 0, room / 4));
        return Share(busy, room - looks).Concat(Enumerable.Range(0, looks).Select(i => (idle[((turn / 4) + i) % idle.Length], 1)));
    }

    private IEnumerable<(OpenBroadcast Broadcast, int Count)> Share(OpenBroadcast[] broadcasts, int room) =>
        broadcasts.Zip(FairShare.Split(room, [.. broadcasts.Select(b => b.Priority)], turn));

    /// <summary>Messages a second that can leave now; 0 = no limit.</summary>
    private double Rate(IReadOnlyList<OpenBroadcast> broadcasts) =>
        !broadcasts.Any(b => b.Paid) ? pace.BulkRate
        : pace.BulkRate > 0 && pace.PaidRate > 0 ? Math.Max(pace.BulkRate, pace.PaidRate)
        : 0;

    private void MoveCursors(IReadOnlyList<ClaimRequest> requests, IReadOnlyList<Claim> claims)
    {
        foreach (var first in claims.Where(c => c.IsFirst))
        {
            cursors[first.Broadcast] = first.Subscriber;
        }

        foreach (var request in requests)
        {
            var found = claims.Any(c => c.Broadcast == request.Broadcast);
            queue.Sending.FirstOrDefault(b => b.Id == request.Broadcast)?.SetDrained(channel.Name, !found && underWay.GetValueOrDefault(request.Broadcast) == 0);
        }
    }

    private void Start(Claim claim, CancellationToken stopping)
    {
        var broadcast = queue.Sending.FirstOrDefault(b => b.Id == claim.Broadcast);
        open++;
        underWay[claim.Broadcast] = underWay.GetValueOrDefault(claim.Broadcast) + 1;
        _ = broadcast is null ? Task.FromResult(Settle(claim, Released())) : SendAsync(claim, broadcast, stopping);
    }

    private async Task SendAsync(Claim claim, OpenBroadcast broadcast, CancellationToken stopping)
    {
        try
        {
            var result = await channel.SendAsync(claim.Address, broadcast.MessageFor(claim.Locale), Lane.Bulk, stopping);
            var verdict = DeliveryPolicy.Decide(claim.Attempts, result, broadcast.ResendDoubted, time.GetUtcNow());
            await WatchAsync(broadcast, result, verdict);
            Settle(claim, verdict);
        }
        catch (OperationCanceledException)
        {
            Settle(claim, Released());
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A bug while sending broadcast {Broadcast} on {Channel}", claim.Broadcast, channel.Name);
            Settle(claim, DeliveryPolicy.Decide(claim.Attempts, new SendResult.Unknown(failure.Message), broadcast.ResendDoubted, time.GetUtcNow()));
        }
    }

    /// <summary>Claimed but certainly not sent: free again at once.</summary>
    private Verdict Released() => new(DeliveryState.Retrying, time.GetUtcNow()) { Counts = false };

    private bool Settle(Claim claim, Verdict verdict) => settled.Writer.TryWrite(new(claim, verdict));

    private async Task WatchAsync(OpenBroadcast broadcast, SendResult result, Verdict verdict)
    {
        var failed = result is SendResult.NotReached or SendResult.Unknown or SendResult.Refused { Why: Refusal.Unauthorized };
        TimeSpan? pause;
        lock (outage)
        {
            pause = outage.Note(!failed, time.GetUtcNow());
        }

        if (pause is { } quiet)
        {
            log.LogWarning("Nothing gets through on {Channel} ({Result}): waiting {Pause}", channel.Name, result, quiet);
        }

        if (broadcast.Note(verdict) is { } reason)
        {
            log.LogError("Broadcast {Broadcast} pauses itself on {Channel}: {Reason}", broadcast.Id, channel.Name, reason);
            await queue.PauseAsync(broadcast.Id, reason);
        }
    }

    private async Task WaitAsync(bool claimed, CancellationToken stopping)
    {
        if (Rate(queue.Sending) is > 0 and var rate && claimed)
        {
            // Under a rate limit nothing is gained by recording each message by itself.
            var quarter = TimeSpan.FromSeconds(pace.MaxInFlight / 4.0 / rate);
            await Task.Delay(quarter < GatherPause ? quarter : GatherPause, time, CancellationToken.None);
            return;
        }

        using var idle = new CancellationTokenSource(IdlePause, time);
        // The stop ends the wait once; what is under way then is waited for in peace.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, stopping.IsCancellationRequested ? default : stopping);
        try
        {
            await settled.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing came back: look again for something to send.
        }
    }
}
