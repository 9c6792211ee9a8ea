using Bot.Deliveries;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Tests.Deliveries;

/// <summary>A broadcast's life in the ledger, looked at after each step.</summary>
internal sealed class LedgerLife(LedgerUnderTest under, long broadcast, bool resendDoubted, IReadOnlyList<Subscriber> people)
{
    private static readonly HashSet<(DeliveryState From, DeliveryState To)> Known =
    [
        (DeliveryState.Pending, DeliveryState.Sending), (DeliveryState.Pending, DeliveryState.Skipped),
        (DeliveryState.Retrying, DeliveryState.Sending), (DeliveryState.Retrying, DeliveryState.Skipped),
        (DeliveryState.Sending, DeliveryState.Sent), (DeliveryState.Sending, DeliveryState.Retrying),
        (DeliveryState.Sending, DeliveryState.Failed), (DeliveryState.Sending, DeliveryState.InDoubt),
    ];

    private readonly List<Claim> open = [];
    private readonly HashSet<long> gone = [];
    private DateTimeOffset now = LedgerUnderTest.Now;
    private long cursor;

    public async Task PlayAsync(LedgerStep step)
    {
        var before = await under.RowsAsync(broadcast);
        await DoAsync(step, before.ToDictionary(r => r.Subscriber));
        ShouldFollow(before, await under.RowsAsync(broadcast));
    }

    /// <summary>Everything goes well from now on, until nothing is left to do.</summary>
    public async Task EndAsync()
    {
        for (var idle = false; !idle;)
        {
            await PlayAsync(new LedgerStep.Waiting(TimeSpan.FromDays(1)));
            await PlayAsync(new LedgerStep.Claiming(100));
            idle = open.Count == 0;
            while (open.Count > 0)
            {
                await PlayAsync(new LedgerStep.Settling(0, new SendResult.Sent("1")));
            }
        }
    }

    private Task DoAsync(LedgerStep step, Dictionary<long, DeliveryRow> before) => step switch
    {
        LedgerStep.Claiming claiming => ClaimAsync(claiming.Count, before),
        LedgerStep.Settling settling when open.Count > 0 => SettleAsync(open[settling.Which % open.Count], settling.Outcome),
        LedgerStep.Waiting waiting => Task.FromResult(now += waiting.Time),
        LedgerStep.Crashing => CrashAsync(),
        LedgerStep.Stopping stopping => LeaveAsync(stopping.Who, before, p => under.Subscribers.SetStatusAsync(p, SubscriberStatus.Stopped, StatusReasons.Asked)),
        LedgerStep.Deleting deleting => LeaveAsync(deleting.Who, before, under.Subscribers.DeleteAsync),
        _ => Task.CompletedTask,
    };

    private async Task ClaimAsync(int count, Dictionary<long, DeliveryRow> before)
    {
        foreach (var claim in await under.ClaimAsync(broadcast, count, cursor, now))
        {
            var row = before[claim.Subscriber];
            (row.State == DeliveryState.Pending || (row.State == DeliveryState.Retrying && row.At <= now)).ShouldBeTrue("claimed out of turn");
            gone.ShouldNotContain(claim.Subscriber);
            claim.Attempts.ShouldBe(row.Attempts + 1);
            claim.IsFirst.ShouldBe(row.State == DeliveryState.Pending);
            cursor = claim.IsFirst ? claim.Subscriber : cursor;
            open.Add(claim);
        }
    }

    private Task SettleAsync(Claim claim, SendResult outcome)
    {
        open.Remove(claim);
        return under.Ledger.TurnAsync([new(claim, DeliveryPolicy.Decide(claim.Attempts, outcome, resendDoubted, now))], [], now);
    }

    private async Task CrashAsync()
    {
        (await under.Ledger.RecoverAsync(now)).ShouldBe(open.Count);
        open.Clear();
        cursor = 0;
    }

    private async Task LeaveAsync(int who, Dictionary<long, DeliveryRow> rows, Func<ChannelAddress, Task> leave)
    {
        var row = rows[people[who % people.Count].Id];
        gone.Add(row.Subscriber);
        if (row.Address is { } address)
        {
            await leave(new(row.Channel, address));
        }
    }

    private void ShouldFollow(IReadOnlyList<DeliveryRow> before, IReadOnlyList<DeliveryRow> after)
    {
        after.Select(r => r.Subscriber).ShouldBe(before.Select(r => r.Subscriber), "rows never come or go");
        after.Where(r => r.State == DeliveryState.Sending).Select(r => r.Subscriber).ShouldBe(open.Select(c => c.Subscriber).Order(), "only what is under way is Sending");
        foreach (var (old, row) in before.Zip(after))
        {
            (old.State == row.State || Known.Contains((old.State, row.State))).ShouldBeTrue($"{old.State} became {row.State}");
            row.Attempts.ShouldBeInRange(0, DeliveryPolicy.MaxAttempts);
            row.Doubts.ShouldBeGreaterThanOrEqualTo(old.Doubts);
            if (old.State is not (DeliveryState.Pending or DeliveryState.Retrying or DeliveryState.Sending))
            {
                (row.State, row.At, row.Attempts, row.Doubts, row.MessageId, row.Reason).ShouldBe((old.State, old.At, old.Attempts, old.Doubts, old.MessageId, old.Reason));
            }
        }
    }
}
