using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Subscribers;

namespace Bot.Tests.Deliveries;

/// <summary>What the ledger remembers of a send, and of a crash.</summary>
public sealed class LedgerRecordTests : IAsyncDisposable
{
    private readonly LedgerUnderTest under = new();

    private static DateTimeOffset Now => LedgerUnderTest.Now;

    [Fact]
    public async Task What_was_sent_is_written_down_with_its_message_id()
    {
        await under.AddManyAsync(1);
        var broadcast = await under.BroadcastAsync();
        await under.SettleAsync(_ => new(DeliveryState.Sent, Now.AddSeconds(1)) { MessageId = "42" }, await under.ClaimAsync(broadcast, 1));
        var row = (await under.RowsAsync(broadcast)).ShouldHaveSingleItem();
        (row.State, row.MessageId, row.At, row.Attempts, row.Doubts, row.Reason).ShouldBe((DeliveryState.Sent, "42", Now.AddSeconds(1), 1, 0, null));
    }

    [Fact]
    public async Task What_a_send_tells_about_a_recipient_is_kept()
    {
        var people = await under.AddManyAsync(3);
        var broadcast = await under.BroadcastAsync();
        RecipientNews[] news = [new RecipientNews.Blocked(), new RecipientNews.Unreachable(), new RecipientNews.Moved(new("telegram", "-1009"))];
        var claims = await under.ClaimAsync(broadcast, 3);
        await under.SettleAsync(c => new(DeliveryState.Failed, Now) { Reason = "told", Recipient = news[claims.ToList().IndexOf(c)] }, claims);

        var blocked = await under.Subscribers.FindAsync(people[0].Address);
        (blocked!.Status, blocked.StatusReason).ShouldBe((SubscriberStatus.Stopped, StatusReasons.Blocked));
        (await under.Subscribers.FindAsync(people[1].Address))!.Status.ShouldBe(SubscriberStatus.Unreachable);
        (await under.Subscribers.FindAsync(people[2].Address)).ShouldBeNull();
        (await under.Subscribers.FindAsync(new("telegram", "-1009")))!.Id.ShouldBe(people[2].Id);
    }

    [Theory]
    [InlineData(true, DeliveryState.Retrying)]
    [InlineData(false, DeliveryState.InDoubt)]
    internal async Task What_was_under_way_in_a_crash_is_doubted_and_tips_go_again_but_quizzes_do_not(bool resendDoubted, DeliveryState becomes)
    {
        await under.AddManyAsync(4);
        var broadcast = await under.BroadcastAsync(resendDoubted);
        var claims = await under.ClaimAsync(broadcast, 3);
        await under.SettleAsync(_ => new(DeliveryState.Sent, Now) { MessageId = "1" }, claims[0]);

        (await under.Ledger.RecoverAsync(Now.AddMinutes(1))).ShouldBe(2);
        var rows = await under.RowsAsync(broadcast);
        rows.Select(r => (r.State, r.Doubts)).ShouldBe([(DeliveryState.Sent, 0), (becomes, 1), (becomes, 1), (DeliveryState.Pending, 0)]);
        rows[1].Reason.ShouldBe(DeliveryReasons.StoppedInCall);
        (await under.ClaimAsync(broadcast, 10, now: Now.AddMinutes(1))).Select(c => c.Attempts).ShouldBe(resendDoubted ? [2, 2, 1] : [1]);
    }

    [Fact]
    public async Task What_crashes_the_program_every_time_is_not_tried_for_ever()
    {
        await under.AddManyAsync(1);
        var broadcast = await under.BroadcastAsync();
        var tries = 0;
        for (; tries < 20 && (await under.ClaimAsync(broadcast, 1)).Count > 0; tries++)
        {
            await under.Ledger.RecoverAsync(Now);
        }

        tries.ShouldBe(DeliveryPolicy.MaxAttempts);
        var row = (await under.RowsAsync(broadcast)).ShouldHaveSingleItem();
        (row.State, row.Doubts).ShouldBe((DeliveryState.InDoubt, DeliveryPolicy.MaxAttempts));
    }

    [Fact]
    public async Task Skipping_the_rest_leaves_what_is_done_or_under_way()
    {
        await under.AddManyAsync(4);
        var broadcast = await under.BroadcastAsync();
        var claims = await under.ClaimAsync(broadcast, 3);
        await under.SettleAsync(_ => new(DeliveryState.Sent, Now) { MessageId = "1" }, claims[0]);
        await under.SettleAsync(_ => new(DeliveryState.Retrying, Now.AddDays(1)) { Reason = DeliveryReasons.RateLimited }, claims[1]);

        (await under.Ledger.SkipRestAsync(broadcast, DeliveryReasons.Stale, Now)).ShouldBe(2);
        (await under.RowsAsync(broadcast)).Select(r => (r.State, r.Reason)).ShouldBe(
            [(DeliveryState.Sent, null), (DeliveryState.Skipped, "stale"), (DeliveryState.Sending, null), (DeliveryState.Skipped, "stale")]);
        (await under.Ledger.HasOpenAsync(broadcast)).ShouldBeTrue();
        await under.SettleAsync(_ => new(DeliveryState.Sent, Now) { MessageId = "2" }, claims[2]);
        (await under.Ledger.HasOpenAsync(broadcast)).ShouldBeFalse();
    }

    [Fact]
    public async Task Counts_add_up_and_name_the_reasons_and_the_doubted()
    {
        await under.AddManyAsync(6);
        var broadcast = await under.BroadcastAsync();
        var claims = await under.ClaimAsync(broadcast, 5);
        await under.SettleAsync(_ => new(DeliveryState.Sent, Now) { MessageId = "1" }, claims[0]);
        await under.SettleAsync(_ => new(DeliveryState.Sent, Now) { MessageId = "2", Doubted = true }, claims[1]);
        await under.SettleAsync(_ => new(DeliveryState.Failed, Now) { Reason = DeliveryReasons.Blocked }, claims[2], claims[3]);
        await under.SettleAsync(_ => new(DeliveryState.InDoubt, Now) { Reason = DeliveryReasons.NoAnswer, Doubted = true }, claims[4]);

        var counts = await under.Ledger.CountAsync(broadcast);
        counts.Total.ShouldBe(6);
        counts.ByState.ShouldBe(new Dictionary<DeliveryState, long>
        {
            [DeliveryState.Pending] = 1, [DeliveryState.Sent] = 2, [DeliveryState.Failed] = 2, [DeliveryState.InDoubt] = 1,
        }, ignoreOrder: true);
        counts.ByReason.ShouldBe(new Dictionary<string, long> { ["blocked"] = 2, ["no-answer"] = 1 }, ignoreOrder: true);
        counts.MaybeTwice.ShouldBe(1);
        counts[DeliveryState.Skipped].ShouldBe(0);
    }

    [Fact]
    public async Task What_was_under_way_when_a_broadcast_was_cancelled_is_doubted_after_a_crash_but_not_sent_again()
    {
        await under.AddManyAsync(1);
        var broadcast = await under.BroadcastAsync();
        await under.ClaimAsync(broadcast, 1);
        await under.Broadcasts.MoveAsync(broadcast, BroadcastStatus.Sending, BroadcastStatus.Cancelled, "mistake", Now);
        (await under.Ledger.RecoverAsync(Now.AddMinutes(1))).ShouldBe(1);
        var row = (await under.RowsAsync(broadcast)).ShouldHaveSingleItem();
        (row.State, row.Doubts).ShouldBe((DeliveryState.InDoubt, 1));
    }

    public ValueTask DisposeAsync() => under.DisposeAsync();
}
