using Bot.Channels;
using Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Channels;

/// <summary>What holds whatever happens, and in whatever order.</summary>
public class PacerHistoryTests
{
    /// <summary>How much longer than it need be a limit's window is kept.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(12);

    [Fact]
    public void No_rate_is_ever_passed() => Check((limits, bench) =>
    {
        ShouldKeep(limits.PerSecond, bench.Left.Where(m => !m.Paid));
        ShouldKeep(limits.PaidPerSecond, bench.Left.Where(m => m.Paid));
        foreach (var chat in bench.Left.GroupBy(m => m.Chat))
        {
            if (limits.PerChatPerSecond > 0)
            {
                Stretches.Most(chat, TimeSpan.FromSeconds(1 / limits.PerChatPerSecond)).ShouldBe(1, chat.Key);
            }

            if (limits.PerGroupPerMinute > 0 && chat.First().Group)
            {
                Stretches.Most(chat, TimeSpan.FromMinutes(1)).ShouldBeLessThanOrEqualTo(limits.PerGroupPerMinute, chat.Key);
            }
        }
    });

    [Fact]
    public void No_more_are_under_way_than_allowed() => Check((limits, bench) =>
    {
        var keptForReplies = Math.Min(8, limits.MaxInFlight / 4);
        foreach (var message in bench.Left)
        {
            message.InFlightThen.ShouldBeLessThanOrEqualTo(
                message.Lane == Lane.Reply ? limits.MaxInFlight : Math.Max(1, limits.MaxInFlight - keptForReplies), message.ToString());
        }
    });

    [Fact]
    public void Nothing_leaves_during_a_pause_and_no_pause_shortens_another() => Check((_, bench) =>
    {
        foreach (var message in bench.Left)
        {
            bench.Holds.ShouldNotContain(h => h.Happened < message.Ended && h.Until > message.LeftAt, message.ToString());
        }
    });

    [Fact]
    public void No_broadcast_message_leaves_while_a_reply_waits_that_may() => Check((limits, bench) =>
    {
        foreach (var bulk in bench.Left.Where(m => m is { Lane: Lane.Bulk, Paid: false }))
        {
            bench.All.ShouldNotContain(
                m => m.Lane == Lane.Reply && m.Entered < bulk.Ended && m.Ended > bulk.Ended && IsDue(m, bulk.Ended, bulk.LeftAt!.Value, limits, bench),
                bulk.ToString());
        }
    });

    [Fact]
    public void On_one_lane_and_at_one_rate_each_chat_gets_its_messages_in_order() => Check((_, bench) =>
    {
        foreach (var chat in bench.Left.GroupBy(m => (m.Chat, m.Lane, m.Paid)))
        {
            chat.Select(m => m.Entered).ShouldBeInOrder();
        }
    });

    [Fact]
    public void Nobody_waits_for_ever_and_who_gave_up_does_not_leave() => Check((_, bench) =>
    {
        bench.Waiting.ShouldBeEmpty();
        bench.All.ShouldAllBe(m => m.HasLeft != m.IsCancelled);
    });

    private static void ShouldKeep(double perSecond, IEnumerable<PacedMessage> left)
    {
        if (perSecond > 0)
        {
            var count = Math.Max(1, (int)perSecond);
            Stretches.Most(left, TimeSpan.FromSeconds(count / perSecond)).ShouldBeLessThanOrEqualTo(count);
            Stretches.Most(left, TimeSpan.FromMilliseconds(1)).ShouldBeLessThanOrEqualTo(1 + (int)(perSecond * 0.1), "a burst");
        }
    }

    private static bool IsDue(PacedMessage message, int happened, DateTimeOffset at, PacingLimits limits, PacerBench bench)
    {
        var before = bench.Left.Where(m => m.Chat == message.Chat && m.Ended < happened).Select(m => m.LeftAt!.Value).ToArray();
        var chatIsFree = limits.PerChatPerSecond == 0 || before.All(left => left + TimeSpan.FromSeconds(1 / limits.PerChatPerSecond) + Slack <= at);
        var groupIsFree = limits.PerGroupPerMinute == 0 || !message.Group
            || before.Count(left => left + TimeSpan.FromMinutes(1) + Slack > at) < limits.PerGroupPerMinute;
        return chatIsFree && groupIsFree;
    }

    private static void Check(Action<PacingLimits, PacerBench> invariant) => Prop.ForAll(PacerHistory.Any, history =>
    {
        using var bench = new PacerBench(history.Limits);
        history.PlayOn(bench);
        invariant(history.Limits, bench);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(120));
}
