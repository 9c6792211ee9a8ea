using Bot.Deliveries;
using Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Deliveries;

/// <summary>What holds for a delivery whatever its sends come to.</summary>
public class DeliveryPolicyHistoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What a delivery under way may become, and nothing else.</summary>
    private static readonly DeliveryState[] AfterSending = [DeliveryState.Sent, DeliveryState.Retrying, DeliveryState.Failed, DeliveryState.InDoubt];

    private static readonly Arbitrary<(bool ResendDoubted, SendResult[] Outcomes)> Histories = (
        from resend in Gen.Elements(true, false)
        from outcomes in AnyOutcome.Gen.ArrayOf()
        select (resend, outcomes)).ToArbitrary();

    [Fact]
    public void Only_the_known_states_come_after_sending() =>
        Check((_, _, verdict) => AfterSending.ShouldContain(verdict.State));

    [Fact]
    public void No_more_attempts_are_made_than_allowed() =>
        Check((attempts, _, _) => attempts.ShouldBeLessThanOrEqualTo(DeliveryPolicy.MaxAttempts));

    [Fact]
    public void An_attempt_counts_exactly_when_it_may_have_got_through_or_was_answered_for_good() =>
        Check((_, outcome, verdict) => verdict.Counts.ShouldBe(
            outcome is not (SendResult.RateLimited or SendResult.NotReached or SendResult.Refused { Why: Refusal.Unauthorized })));

    [Fact]
    public void Only_a_lost_answer_casts_doubt_and_only_then_a_row_is_in_doubt() => Check((_, outcome, verdict) =>
    {
        verdict.Doubted.ShouldBe(outcome is SendResult.Unknown);
        (verdict.State == DeliveryState.InDoubt && !verdict.Doubted).ShouldBeFalse();
    });

    [Fact]
    public void Only_what_is_sent_has_a_message_id_and_everything_else_has_a_reason() => Check((_, _, verdict) =>
    {
        (verdict.MessageId is not null).ShouldBe(verdict.State == DeliveryState.Sent);
        (verdict.Reason is not null).ShouldBe(verdict.State != DeliveryState.Sent);
    });

    [Fact]
    public void Nothing_is_tried_again_in_the_past() =>
        Check((_, _, verdict) => verdict.At.ShouldBeGreaterThanOrEqualTo(Now));

    /// <summary>Lives through the life of a delivery: each outcome belongs to another try, until the state is final.</summary>
    private static void Check(Action<int, SendResult, Verdict> invariant) => Prop.ForAll(Histories, history =>
    {
        var attempts = 0;
        foreach (var outcome in history.Outcomes)
        {
            attempts++;
            var verdict = DeliveryPolicy.Decide(attempts, outcome, history.ResendDoubted, Now);
            invariant(attempts, outcome, verdict);
            attempts -= verdict.Counts ? 0 : 1;
            if (verdict.State != DeliveryState.Retrying)
            {
                return;
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
