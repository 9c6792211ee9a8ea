using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Subscribers;

namespace Bot.Tests.Builders;

/// <summary>Subscribers and broadcasts in a database, for the stores that are about both.</summary>
internal sealed class Crowd(ISubscriberStore subscribers, IBroadcastStore broadcasts, IDeliveryLedger ledger)
{
    public static DateTimeOffset Now { get; } = Instants.At("2026-03-02T07:00:00Z");

    /// <summary>Adds somebody active; the id is their address.</summary>
    public Task<Subscriber> JoinAsync(string id, string channel = "telegram", Func<Subscriber, Subscriber>? with = null)
    {
        var plain = new Subscriber { Address = new(channel, id), Locale = "zh-CN", Status = SubscriberStatus.Active, Since = Now };
        return subscribers.SaveAsync(with is null ? plain : with(plain));
    }

    /// <summary>Adds a broadcast to everybody and freezes its audience.</summary>
    public async Task<Broadcast> BroadcastAsync(string content = "less-salt", bool resendDoubted = true)
    {
        var added = (await broadcasts.AddAsync(new()
        {
            Content = content, Title = content, Audience = AudienceFilter.Everyone, Status = BroadcastStatus.Scheduled,
            ResendDoubted = resendDoubted, CreatedAt = Now, DueAt = Now, StaleAt = Now.AddDays(1),
        }))!;
        await broadcasts.MoveAsync(added.Id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, null, Now);
        await ledger.FreezeAsync(added.Id, new(AudienceFilter.Everyone, RegionTree.Empty));
        return added;
    }

    /// <summary>Claims up to so many deliveries.</summary>
    public Task<IReadOnlyList<Claim>> ClaimAsync(Broadcast broadcast, int count = 100, long after = 0, DateTimeOffset? now = null, string channel = "telegram") =>
        ledger.TurnAsync([], [new(broadcast.Id, channel, after, count)], now ?? Now);

    /// <summary>Records what became of a claim.</summary>
    public Task SettleAsync(Claim claim, DeliveryState state, Func<Verdict, Verdict>? with = null)
    {
        var verdict = new Verdict(state, Now);
        return ledger.TurnAsync([new(claim, with is null ? verdict : with(verdict))], [], Now);
    }
}
