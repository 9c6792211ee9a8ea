using Bot.Deliveries;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Tests.Deliveries;

/// <summary>Who is sent to next.</summary>
public sealed class LedgerClaimTests : IAsyncDisposable
{
    private readonly LedgerUnderTest under = new();

    private static DateTimeOffset Now => LedgerUnderTest.Now;

    [Fact]
    public async Task Claims_never_overlap_and_together_are_everybody()
    {
        await under.AddManyAsync(50);
        var broadcast = await under.BroadcastAsync();
        var claims = (await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => under.ClaimAsync(broadcast, 5)))).SelectMany(c => c).ToArray();

        claims.Select(c => c.Subscriber).Order().ShouldBe((await under.RowsAsync(broadcast)).Select(r => r.Subscriber));
        claims.ShouldAllBe(c => c.Attempts == 1 && c.IsFirst);
        (await under.RowsAsync(broadcast)).ShouldAllBe(r => r.State == DeliveryState.Sending && r.Attempts == 1 && r.At == Now);
    }

    [Fact]
    public async Task A_claim_goes_on_behind_the_last_one_in_order_of_the_subscribers()
    {
        var people = await under.AddManyAsync(10);
        var broadcast = await under.BroadcastAsync();
        var first = await under.ClaimAsync(broadcast, 4);
        var second = await under.ClaimAsync(broadcast, 4, after: first[^1].Subscriber);
        first.Concat(second).Select(c => c.Subscriber).ShouldBe(people.Take(8).Select(p => p.Id));
        first[0].Address.ShouldBe(new ChannelAddress("telegram", "1"));
        first[0].Locale.ShouldBe("zh-CN");
    }

    [Fact]
    public async Task A_channel_claims_its_own_people_only()
    {
        await under.AddAsync("1");
        await under.AddAsync("w1", channel: "webchat");
        await under.AddAsync("2");
        var broadcast = await under.BroadcastAsync();
        (await under.ClaimAsync(broadcast, 10)).Select(c => c.Address.Id).ShouldBe(["1", "2"]);
        (await under.ClaimAsync(broadcast, 10, channel: "webchat")).Select(c => c.Address.Id).ShouldBe(["w1"]);
        (await under.ClaimAsync(broadcast, 10, channel: "wechat")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_stopped_or_was_deleted_after_the_freeze_is_skipped()
    {
        var people = await under.AddManyAsync(4);
        var broadcast = await under.BroadcastAsync();
        await under.Subscribers.SetStatusAsync(people[0].Address, SubscriberStatus.Stopped, StatusReasons.Asked);
        await under.Subscribers.DeleteAsync(people[2].Address);

        (await under.ClaimAsync(broadcast, 10)).Select(c => c.Subscriber).ShouldBe([people[1].Id, people[3].Id]);
        var skipped = (await under.RowsAsync(broadcast)).Where(r => r.State == DeliveryState.Skipped).ToArray();
        skipped.Select(r => r.Subscriber).ShouldBe([people[0].Id, people[2].Id]);
        skipped.ShouldAllBe(r => r.Reason == DeliveryReasons.Stopped && r.Attempts == 0);
    }

    [Fact]
    public async Task Who_stopped_between_two_tries_is_skipped_too()
    {
        var people = await under.AddManyAsync(1);
        var broadcast = await under.BroadcastAsync();
        await under.SettleAsync(_ => Again(Now), await under.ClaimAsync(broadcast, 1));
        await under.Subscribers.SetStatusAsync(people[0].Address, SubscriberStatus.Stopped, StatusReasons.Asked);
        (await under.ClaimAsync(broadcast, 1)).ShouldBeEmpty();
        (await under.RowsAsync(broadcast)).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Skipped);
    }

    [Fact]
    public async Task A_retry_is_claimed_when_it_is_due_and_not_before_and_goes_before_the_untried()
    {
        var people = await under.AddManyAsync(4);
        var broadcast = await under.BroadcastAsync();
        var claims = await under.ClaimAsync(broadcast, 2);
        await under.SettleAsync(c => Again(Now.AddSeconds(c.Subscriber == people[0].Id ? 10 : 5)), claims);

        (await under.ClaimAsync(broadcast, 1, after: people[1].Id, now: Now.AddSeconds(4.999))).ShouldHaveSingleItem().Subscriber.ShouldBe(people[2].Id);
        var retried = await under.ClaimAsync(broadcast, 3, after: people[2].Id, now: Now.AddSeconds(10));
        retried.Select(c => c.Subscriber).ShouldBe([people[1].Id, people[0].Id, people[3].Id]);
        retried.Select(c => (c.Attempts, c.IsFirst)).ShouldBe([(2, false), (2, false), (1, true)]);
    }

    [Fact]
    public async Task A_try_that_does_not_count_is_taken_back()
    {
        await under.AddManyAsync(1);
        var broadcast = await under.BroadcastAsync();
        for (var i = 0; i < 10; i++)
        {
            var claim = (await under.ClaimAsync(broadcast, 1)).ShouldHaveSingleItem();
            claim.Attempts.ShouldBe(1);
            await under.SettleAsync(_ => Again(Now) with { Counts = false }, claim);
        }

        (await under.RowsAsync(broadcast)).ShouldHaveSingleItem().Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_turn_records_what_is_settled_before_it_claims_more()
    {
        await under.AddManyAsync(1);
        var broadcast = await under.BroadcastAsync();
        var claim = (await under.ClaimAsync(broadcast, 1)).ShouldHaveSingleItem();
        var again = await under.Ledger.TurnAsync([new(claim, Again(Now))], [new(broadcast, "telegram", claim.Subscriber, 1)], Now);
        again.ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    public ValueTask DisposeAsync() => under.DisposeAsync();

    private static Verdict Again(DateTimeOffset at) => new(DeliveryState.Retrying, at) { Reason = DeliveryReasons.NoAnswer };
}
