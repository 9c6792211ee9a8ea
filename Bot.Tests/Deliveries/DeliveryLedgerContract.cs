using Bot.Deliveries;
using Bot.Subscribers;
using Bot.Tests.Builders;

namespace Bot.Tests.Deliveries;

/// <summary>What every ledger must do.</summary>
public abstract class DeliveryLedgerContract
{
    private protected abstract IDeliveryLedger Ledger { get; }

    private protected abstract ISubscriberStore Subscribers { get; }

    private protected abstract Crowd Crowd { get; }

    [Fact]
    public async Task An_audience_is_frozen_once_and_who_joins_later_is_not_in_it()
    {
        await JoinAsync(3);
        var broadcast = await Crowd.BroadcastAsync();
        await Crowd.JoinAsync("late");
        (await Crowd.ClaimAsync(broadcast)).Select(c => c.Address.Id).ShouldBe(["1", "2", "3"]);
        (await Ledger.CountAsync(broadcast.Id)).Total.ShouldBe(3);
    }

    [Fact]
    public async Task Deliveries_are_claimed_in_order_each_once_and_only_on_their_channel()
    {
        await JoinAsync(5);
        await Crowd.JoinAsync("web", "webchat");
        var broadcast = await Crowd.BroadcastAsync();
        var first = await Crowd.ClaimAsync(broadcast, 2);
        var second = await Crowd.ClaimAsync(broadcast, 9, after: first[^1].Subscriber);
        first.Concat(second).Select(c => c.Address.Id).ShouldBe(["1", "2", "3", "4", "5"]);
        first.ShouldAllBe(c => c.IsFirst && c.Attempts == 1 && c.Locale == "zh-CN");
        (await Crowd.ClaimAsync(broadcast, 9)).ShouldBeEmpty();
        (await Crowd.ClaimAsync(broadcast, 9, channel: "webchat")).ShouldHaveSingleItem().Address.Id.ShouldBe("web");
        (await Ledger.CountAsync(broadcast.Id))[DeliveryState.Sending].ShouldBe(6);
    }

    [Fact]
    public async Task What_is_to_be_tried_again_is_claimed_when_its_time_has_come()
    {
        await JoinAsync(1);
        var broadcast = await Crowd.BroadcastAsync();
        var claim = (await Crowd.ClaimAsync(broadcast))[0];
        (await Ledger.NextTryAsync(broadcast.Id)).ShouldBeNull();
        await Crowd.SettleAsync(claim, DeliveryState.Retrying, v => v with { At = Crowd.Now.AddMinutes(1), Reason = "no-answer", Doubted = true });
        (await Ledger.NextTryAsync(broadcast.Id)).ShouldBe(Crowd.Now.AddMinutes(1));
        (await Crowd.ClaimAsync(broadcast, after: claim.Subscriber, now: Crowd.Now.AddSeconds(59))).ShouldBeEmpty();
        var again = (await Crowd.ClaimAsync(broadcast, after: claim.Subscriber, now: Crowd.Now.AddMinutes(1))).ShouldHaveSingleItem();
        (again.Attempts, again.IsFirst).ShouldBe((2, false));
        await Crowd.SettleAsync(again, DeliveryState.Sent);
        var counts = await Ledger.CountAsync(broadcast.Id);
        (counts[DeliveryState.Sent], counts.MaybeTwice).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_try_that_certainly_did_not_leave_does_not_count()
    {
        await JoinAsync(1);
        var broadcast = await Crowd.BroadcastAsync();
        await Crowd.SettleAsync((await Crowd.ClaimAsync(broadcast))[0], DeliveryState.Retrying, v => v with { Counts = false });
        (await Crowd.ClaimAsync(broadcast))[0].Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Who_stopped_or_was_deleted_since_is_skipped()
    {
        await JoinAsync(3);
        var broadcast = await Crowd.BroadcastAsync();
        await Subscribers.SetStatusAsync(new("telegram", "1"), SubscriberStatus.Stopped, StatusReasons.Asked);
        await Subscribers.DeleteAsync(new("telegram", "2"));
        (await Crowd.ClaimAsync(broadcast)).ShouldHaveSingleItem().Address.Id.ShouldBe("3");
        var counts = await Ledger.CountAsync(broadcast.Id);
        (counts[DeliveryState.Skipped], counts.ByReason[DeliveryReasons.Stopped]).ShouldBe((2, 2));
    }

    [Fact]
    public async Task What_a_send_tells_about_its_recipient_is_kept_with_it()
    {
        await JoinAsync(3);
        var claims = await Crowd.ClaimAsync(await Crowd.BroadcastAsync());
        await Crowd.SettleAsync(claims[0], DeliveryState.Failed, v => v with { Recipient = new RecipientNews.Blocked() });
        await Crowd.SettleAsync(claims[1], DeliveryState.Failed, v => v with { Recipient = new RecipientNews.Unreachable() });
        await Crowd.SettleAsync(claims[2], DeliveryState.Retrying, v => v with { Recipient = new RecipientNews.Moved(new("telegram", "-100")) });
        (await Subscribers.FindAsync(new("telegram", "1")))!.StatusReason.ShouldBe(StatusReasons.Blocked);
        (await Subscribers.FindAsync(new("telegram", "2")))!.Status.ShouldBe(SubscriberStatus.Unreachable);
        (await Subscribers.FindAsync(new("telegram", "-100")))!.Id.ShouldBe(claims[2].Subscriber);
    }

    [Theory]
    [InlineData(true, DeliveryState.Retrying)]
    [InlineData(false, DeliveryState.InDoubt)]
    internal async Task What_was_under_way_in_a_crash_is_in_doubt(bool resendDoubted, DeliveryState state)
    {
        await JoinAsync(3);
        var broadcast = await Crowd.BroadcastAsync(resendDoubted: resendDoubted);
        await Crowd.SettleAsync((await Crowd.ClaimAsync(broadcast, 2))[0], DeliveryState.Sent);
        (await Ledger.RecoverAsync(Crowd.Now)).ShouldBe(1);
        (await Ledger.RecoverAsync(Crowd.Now)).ShouldBe(0);
        var counts = await Ledger.CountAsync(broadcast.Id);
        (counts[DeliveryState.Sent], counts[DeliveryState.Pending], counts[state], counts[DeliveryState.Sending]).ShouldBe((1, 1, 1, 0));
        counts.ByReason[DeliveryReasons.StoppedInCall].ShouldBe(1);
    }

    [Fact]
    public async Task The_rest_is_skipped_but_not_what_is_under_way()
    {
        await JoinAsync(4);
        var broadcast = await Crowd.BroadcastAsync();
        var claims = await Crowd.ClaimAsync(broadcast, 2);
        await Crowd.SettleAsync(claims[0], DeliveryState.Retrying);
        (await Ledger.SkipRestAsync(broadcast.Id, DeliveryReasons.Stale, Crowd.Now)).ShouldBe(3);
        (await Ledger.HasOpenAsync(broadcast.Id)).ShouldBeTrue();
        await Crowd.SettleAsync(claims[1], DeliveryState.Sent);
        (await Ledger.HasOpenAsync(broadcast.Id)).ShouldBeFalse();
    }

    private async Task JoinAsync(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Crowd.JoinAsync($"{i}");
        }
    }
}
