using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <summary>Who goes first, and how many are under way.</summary>
public class PacerLaneTests
{
    private static readonly TimeSpan Call = TimeSpan.FromMilliseconds(40);

    [Fact]
    public void A_reply_passes_every_broadcast_message_that_waits()
    {
        using var bench = new PacerBench(new(30, 1, 0, 0, 1000));
        for (var i = 0; i < 500; i++)
        {
            bench.Enter(Lane.Bulk, $"chat {i}", call: Call);
        }

        bench.Advance(TimeSpan.FromSeconds(3));
        var before = bench.Left.Count;
        var reply = bench.Enter(Lane.Reply, "wang", call: Call);
        bench.Advance(TimeSpan.FromSeconds(1));

        bench.Left.Skip(before).First().ShouldBe(reply);
        (reply.LeftAt - reply.EnteredAt)!.Value.ShouldBeLessThan(TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public void A_reply_that_waits_for_its_own_chat_does_not_hold_up_the_others()
    {
        using var bench = new PacerBench(new(30, 0.1, 0, 0, 1000));
        bench.Enter(Lane.Reply, "wang", call: Call);
        var waits = bench.Enter(Lane.Reply, "wang", call: Call);
        var other = bench.Enter(Lane.Reply, "li", call: Call);
        var bulk = bench.Enter(Lane.Bulk, "zhao", call: Call);
        bench.Advance(TimeSpan.FromSeconds(1));

        waits.HasLeft.ShouldBeFalse();
        other.HasLeft.ShouldBeTrue();
        bulk.HasLeft.ShouldBeTrue();
        bench.Advance(TimeSpan.FromSeconds(10));
        waits.HasLeft.ShouldBeTrue();
    }

    [Fact]
    public void Messages_of_one_chat_keep_their_order()
    {
        using var bench = new PacerBench(new(30, 1, 0, 0, 1000));
        PacedMessage[] entered = [.. Enumerable.Range(0, 5).Select(_ => bench.Enter(Lane.Reply, "wang", call: Call))];
        bench.Advance(TimeSpan.FromSeconds(10));
        bench.Left.ShouldBe(entered);
    }

    [Theory]
    [InlineData(64, 56)]
    [InlineData(16, 12)]
    [InlineData(4, 3)]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    public void Calls_under_way_are_capped_and_some_places_are_kept_for_replies(int maxInFlight, int forBulk)
    {
        using var bench = new PacerBench(new(0, 0, 0, 0, maxInFlight));
        for (var i = 0; i < maxInFlight + 10; i++)
        {
            bench.Enter(Lane.Bulk, $"bulk {i}");
        }

        bench.InFlight.ShouldBe(forBulk);
        for (var i = 0; i < maxInFlight; i++)
        {
            bench.Enter(Lane.Reply, $"reply {i}");
        }

        bench.InFlight.ShouldBe(maxInFlight);
        bench.Left.Count(m => m.Lane == Lane.Bulk).ShouldBe(forBulk);
    }

    [Fact]
    public void A_call_that_ends_makes_room_for_a_reply_first()
    {
        using var bench = new PacerBench(new(0, 0, 0, 0, 2));
        var first = bench.Enter(Lane.Bulk, "one");
        bench.Enter(Lane.Bulk, "two");
        var bulk = bench.Enter(Lane.Bulk, "three");
        var reply = bench.Enter(Lane.Reply, "wang");
        bench.Waiting.ShouldBe([bulk, reply]);

        bench.Release(first);
        reply.HasLeft.ShouldBeTrue();
        bulk.HasLeft.ShouldBeFalse();
        bench.Release(reply);
        bulk.HasLeft.ShouldBeTrue();
    }

    [Fact]
    public void Who_is_cancelled_leaves_the_queue_and_takes_no_place()
    {
        using var bench = new PacerBench(new(0, 0, 0, 0, 1));
        var first = bench.Enter(Lane.Bulk, "one");
        var cancelled = bench.Enter(Lane.Bulk, "two");
        var next = bench.Enter(Lane.Bulk, "three");
        bench.Cancel(cancelled);
        cancelled.IsCancelled.ShouldBeTrue();

        bench.Release(first);
        bench.Left.ShouldBe([first, next]);
        bench.InFlight.ShouldBe(1);
    }

    [Fact]
    public void Cancelling_after_it_left_changes_nothing()
    {
        using var bench = new PacerBench(new(0, 0, 0, 0, 1));
        var first = bench.Enter(Lane.Bulk, "one");
        var second = bench.Enter(Lane.Bulk, "two");
        bench.Release(first);
        bench.Cancel(second);

        second.IsCancelled.ShouldBeFalse();
        bench.InFlight.ShouldBe(1);
    }

    [Fact]
    public void Paid_messages_have_a_rate_of_their_own_and_a_pause_holds_them_too()
    {
        using var bench = new PacerBench(new(1, 0, 0, 100, 1000));
        for (var i = 0; i < 300; i++)
        {
            bench.Enter(Lane.Bulk, $"paid {i}", paid: true, call: Call);
        }

        var free = bench.Enter(Lane.Bulk, "free", call: Call);
        bench.Advance(TimeSpan.FromSeconds(1));
        free.HasLeft.ShouldBeTrue();
        bench.Left.Count.ShouldBeInRange(95, 110);
        Stretches.Most(bench.Left.Where(m => m.Paid), TimeSpan.FromSeconds(1)).ShouldBe(100);

        var before = bench.Left.Count;
        bench.Hold(TimeSpan.FromSeconds(5));
        bench.Advance(TimeSpan.FromSeconds(4.9));
        bench.Left.Count.ShouldBe(before);
    }
}
