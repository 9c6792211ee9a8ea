using Bot.Deliveries;
using Bot.Messaging;

namespace Bot.Tests.Deliveries;

/// <summary>What a delivery becomes, outcome by outcome.</summary>
public class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly ChannelAddress NewAddress = new("telegram", "-1001");

    [Fact]
    public void What_was_taken_is_sent() =>
        Decide(1, new SendResult.Sent("42")).ShouldBe(new(DeliveryState.Sent, Now) { MessageId = "42" });

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public void What_was_certainly_not_sent_is_tried_again_and_costs_no_attempt(int attempts)
    {
        Decide(attempts, new SendResult.RateLimited(TimeSpan.FromSeconds(77))).ShouldBe(Again(77, DeliveryReasons.RateLimited));
        Decide(attempts, new SendResult.NotReached("no route")).ShouldBe(Again(2, DeliveryReasons.NotReached));
        Decide(attempts, Refused(Refusal.Unauthorized)).ShouldBe(Again(60, DeliveryReasons.Unauthorized));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 10)]
    [InlineData(3, 30)]
    [InlineData(4, 120)]
    public void What_perhaps_arrived_is_tried_again_later_and_later_and_marked(int attempts, int seconds) =>
        Decide(attempts, new SendResult.Unknown("reset")).ShouldBe(Again(seconds, DeliveryReasons.NoAnswer) with { Counts = true, Doubted = true });

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(1, false)]
    [InlineData(4, false)]
    public void What_perhaps_arrived_stays_in_doubt_after_the_last_attempt_or_when_twice_would_be_wrong(int attempts, bool resendDoubted) =>
        Decide(attempts, new SendResult.Unknown("reset"), resendDoubted)
            .ShouldBe(new(DeliveryState.InDoubt, Now) { Reason = DeliveryReasons.NoAnswer, Doubted = true });

    [Fact]
    public void Who_moved_is_tried_at_the_new_address_at_once() =>
        Decide(1, new SendResult.Moved(NewAddress))
            .ShouldBe(Again(0, DeliveryReasons.Moved) with { Counts = true, Recipient = new RecipientNews.Moved(NewAddress) });

    [Fact]
    public void Who_moves_for_ever_is_given_up_but_the_new_address_is_kept() =>
        Decide(DeliveryPolicy.MaxAttempts, new SendResult.Moved(NewAddress))
            .ShouldBe(new(DeliveryState.Failed, Now) { Reason = DeliveryReasons.Moved, Recipient = new RecipientNews.Moved(NewAddress) });

    [Fact]
    public void Who_blocked_us_failed_and_is_noted() =>
        Decide(1, Refused(Refusal.Blocked)).ShouldBe(new(DeliveryState.Failed, Now) { Reason = DeliveryReasons.Blocked, Recipient = new RecipientNews.Blocked() });

    [Fact]
    public void Who_is_not_there_failed_and_is_noted() =>
        Decide(1, Refused(Refusal.NoSuchAddress))
            .ShouldBe(new(DeliveryState.Failed, Now) { Reason = DeliveryReasons.NoSuchAddress, Recipient = new RecipientNews.Unreachable() });

    [Fact]
    public void Where_we_may_not_write_this_delivery_fails_and_nothing_else_happens() =>
        Decide(1, Refused(Refusal.NotAllowed)).ShouldBe(new(DeliveryState.Failed, Now) { Reason = DeliveryReasons.NotAllowed });

    [Theory]
    [InlineData((int)Refusal.BadContent, DeliveryReasons.BadContent)]
    [InlineData((int)Refusal.Other, DeliveryReasons.Refused)]
    [InlineData((int)Refusal.Stale, DeliveryReasons.Refused)]
    public void What_is_wrong_for_everybody_is_told_with_the_platforms_own_words(int why, string reason) =>
        Decide(1, Refused((Refusal)why)).ShouldBe(new(DeliveryState.Failed, Now) { Reason = $"{reason}: 400 what is wrong", ContentAtFault = true });

    [Theory]
    [InlineData(true, DeliveryState.Retrying)]
    [InlineData(false, DeliveryState.InDoubt)]
    internal void What_was_under_way_in_a_crash_is_sent_again_only_where_twice_is_better_than_never(bool resendDoubted, DeliveryState becomes) =>
        DeliveryPolicy.AfterCrash(resendDoubted).ShouldBe(becomes);

    private static Verdict Decide(int attempts, SendResult result, bool resendDoubted = true) => DeliveryPolicy.Decide(attempts, result, resendDoubted, Now);

    private static SendResult Refused(Refusal why) => new SendResult.Refused(why, "400 what is wrong");

    private static Verdict Again(int seconds, string reason) =>
        new(DeliveryState.Retrying, Now.AddSeconds(seconds)) { Reason = reason, Counts = false };
}
