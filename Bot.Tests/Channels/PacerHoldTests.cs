using Bot.Channels;
using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <summary>The server asked for a pause.</summary>
public class PacerHoldTests
{
    private static readonly TimeSpan Call = TimeSpan.FromMilliseconds(40);

    [Fact]
    public void A_pause_holds_everything_and_the_latest_wins()
    {
        using var bench = new PacerBench(new(30, 1, 0, 0, 64));
        bench.Hold(TimeSpan.FromSeconds(10));
        var reply = bench.Enter(Lane.Reply, "wang", call: Call);
        var bulk = bench.Enter(Lane.Bulk, "li", call: Call);
        bench.Advance(TimeSpan.FromSeconds(4));
        bench.Hold(TimeSpan.FromSeconds(20));
        bench.Hold(TimeSpan.FromSeconds(1));
        bench.Pacer.HoldUntil.ShouldBe(bench.Now + TimeSpan.FromSeconds(20));
        bench.Pacer.IsHeld.ShouldBeTrue();

        bench.Advance(TimeSpan.FromSeconds(19.999));
        bench.Left.ShouldBeEmpty();
        bench.Advance(TimeSpan.FromSeconds(1));
        bench.Left.ShouldBe([reply, bulk]);
        bench.Pacer.IsHeld.ShouldBeFalse();
    }

    [Fact]
    public void A_pause_holds_a_channel_without_rate_limits_too()
    {
        using var bench = new PacerBench(PacingLimits.None);
        bench.Hold(TimeSpan.FromSeconds(3));
        var message = bench.Enter(Lane.Reply, "wang");
        bench.Advance(TimeSpan.FromSeconds(2.9));
        message.HasLeft.ShouldBeFalse();
        bench.Advance(TimeSpan.FromSeconds(0.1));
        message.HasLeft.ShouldBeTrue();
    }

    [Fact]
    public void A_pause_begun_while_others_wait_reaches_them()
    {
        using var bench = new PacerBench(new(1, 0, 0, 0, 64));
        bench.Enter(Lane.Bulk, "one", call: Call);
        var waits = bench.Enter(Lane.Bulk, "two", call: Call);
        bench.Hold(TimeSpan.FromSeconds(30));
        bench.Advance(TimeSpan.FromSeconds(29.9));
        waits.HasLeft.ShouldBeFalse();
        bench.Advance(TimeSpan.FromSeconds(2));
        waits.HasLeft.ShouldBeTrue();
    }

    [Fact]
    public void A_pause_longer_than_a_timer_can_be_is_kept()
    {
        using var bench = new PacerBench(new(30, 1, 0, 0, 64));
        bench.Hold(TimeSpan.FromDays(100));
        var message = bench.Enter(Lane.Reply, "wang");
        bench.Advance(TimeSpan.FromDays(99.9));
        message.HasLeft.ShouldBeFalse();
        bench.Advance(TimeSpan.FromDays(0.1));
        message.HasLeft.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    public void After_a_pause_of_any_length_bulk_goes_slower_and_climbs_back_but_replies_do_not(int pause)
    {
        using var bench = new PacerBench(new(30, 0, 0, 0, 64));
        bench.Hold(TimeSpan.FromSeconds(pause));
        bench.Advance(TimeSpan.FromSeconds(pause));

        Throughput(bench, Lane.Bulk, seconds: 4.5).ShouldBeInRange(23, 25);
        Throughput(bench, Lane.Reply, seconds: 5).ShouldBeInRange(29, 31);
        Throughput(bench, Lane.Bulk, seconds: 100);
        Throughput(bench, Lane.Bulk, seconds: 5).ShouldBeInRange(29, 31);
        bench.Pacer.BulkRate.ShouldBe(30);
    }

    [Fact]
    public void Calls_under_way_together_complain_together_and_slow_bulk_down_once()
    {
        using var bench = new PacerBench(new(30, 0, 0, 0, 64));
        for (var i = 0; i < 50; i++)
        {
            bench.Hold(TimeSpan.FromSeconds(5));
            bench.Advance(TimeSpan.FromMilliseconds(90));
        }

        bench.Pacer.BulkRate.ShouldBe(24, 0.01);
    }

    [Fact]
    public void Every_complaint_after_a_pause_slows_bulk_down_further_but_never_to_a_halt()
    {
        using var bench = new PacerBench(new(30, 0, 0, 0, 64));
        var rates = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            bench.Hold(TimeSpan.FromSeconds(2));
            rates.Add(bench.Pacer.BulkRate);
            bench.Advance(TimeSpan.FromSeconds(4));
        }

        rates.Take(6).ShouldBe(rates.Take(6).Distinct().OrderDescending());
        rates[^1].ShouldBe(3, 0.01);
        Throughput(bench, Lane.Bulk, seconds: 4).ShouldBeInRange(2.5, 3.5);
    }

    [Fact]
    public void A_complaint_just_after_bulk_climbed_counts()
    {
        using var bench = new PacerBench(new(30, 0, 0, 0, 64));
        bench.Hold(TimeSpan.FromSeconds(1));
        Throughput(bench, Lane.Bulk, seconds: 6.2);
        bench.Pacer.BulkRate.ShouldBe(30 * 0.8 * 1.05, 0.01);
        bench.Hold(TimeSpan.FromSeconds(1));
        bench.Pacer.BulkRate.ShouldBe(30 * 0.8 * 1.05 * 0.8, 0.01);
    }

    /// <summary>Messages a second that leave while more than enough wait; none is left behind.</summary>
    private static double Throughput(PacerBench bench, Lane lane, double seconds)
    {
        var before = bench.Left.Count;
        PacedMessage[] entered = [.. Enumerable.Range(0, (int)(seconds * 40)).Select(i => bench.Enter(lane, $"chat {i}", call: Call))];
        bench.Advance(TimeSpan.FromSeconds(seconds));
        var left = bench.Left.Count - before;
        foreach (var message in entered.Where(m => !m.HasLeft))
        {
            bench.Cancel(message);
        }

        return left / seconds;
    }
}
