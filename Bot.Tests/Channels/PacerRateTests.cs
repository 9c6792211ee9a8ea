using Bot.Channels;
using Bot.Messaging;

namespace Bot.Tests.Channels;

/// <summary>Never faster than allowed, and hardly slower.</summary>
public class PacerRateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Call = TimeSpan.FromMilliseconds(40);

    [Theory]
    [InlineData(30)]
    [InlineData(2.5)]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(100)]
    public void A_rate_is_never_passed_in_any_second_and_nearly_used_up_over_a_minute(double perSecond)
    {
        using var bench = new PacerBench(new(perSecond, 0, 0, 0, 1000));
        var permitted = (int)(perSecond * Minute.TotalSeconds);
        for (var second = 0; second < 60; second++)
        {
            EnterMany(bench, (int)Math.Ceiling(perSecond) + 1);
            bench.Advance(Second);
        }

        var window = TimeSpan.FromSeconds(Math.Max(1, (int)perSecond) / perSecond);
        Stretches.Most(bench.Left, window).ShouldBe(Math.Max(1, (int)perSecond));
        ((double)bench.Left.Count / permitted).ShouldBeGreaterThanOrEqualTo(0.98);
    }

    [Fact]
    public void Timers_that_come_late_cost_little_and_break_no_limit()
    {
        var jitter = 0;
        using var bench = new PacerBench(new(30, 0, 0, 0, 1000), () => TimeSpan.FromMilliseconds(jitter++ * 7 % 20));
        EnterMany(bench, 2000);
        bench.Advance(Minute);

        Stretches.Most(bench.Left, Second).ShouldBe(30);
        bench.Left.Count.ShouldBeGreaterThanOrEqualTo((int)(0.97 * 1800));
    }

    [Fact]
    public void After_quiet_nothing_bursts()
    {
        using var bench = new PacerBench(new(30, 0, 0, 0, 1000));
        bench.Advance(TimeSpan.FromHours(1));
        EnterMany(bench, 100);
        bench.Advance(TimeSpan.FromSeconds(5));

        ShouldNotBurst(bench.Left);
    }

    [Fact]
    public void After_a_pause_nothing_bursts()
    {
        using var bench = new PacerBench(new(30, 0, 0, 0, 1000));
        bench.Hold(Minute);
        EnterMany(bench, 100);
        bench.Advance(Minute - TimeSpan.FromMilliseconds(1));
        bench.Left.ShouldBeEmpty();
        bench.Advance(TimeSpan.FromSeconds(5));

        bench.Left.ShouldNotBeEmpty();
        ShouldNotBurst(bench.Left);
    }

    [Fact]
    public void One_chat_gets_one_a_second_while_the_others_go_on()
    {
        using var bench = new PacerBench(new(30, 1, 0, 0, 1000));
        for (var i = 0; i < 20; i++)
        {
            bench.Enter(Lane.Bulk, "busy", call: Call);
        }

        EnterMany(bench, 290);
        bench.Advance(TimeSpan.FromSeconds(10));

        var busy = bench.Left.Where(m => m.Chat == "busy").ToArray();
        Stretches.Most(busy, Second).ShouldBe(1);
        busy.Length.ShouldBe(10);
        bench.Left.Count.ShouldBeGreaterThanOrEqualTo(290);
    }

    [Fact]
    public void One_group_gets_twenty_a_minute_while_the_others_go_on()
    {
        using var bench = new PacerBench(new(30, 0, 20, 0, 1000));
        for (var i = 0; i < 70; i++)
        {
            bench.Enter(Lane.Bulk, "village", group: true, call: Call);
        }

        EnterMany(bench, 200);
        bench.Advance(Minute * 3);

        var village = bench.Left.Where(m => m.Chat == "village").ToArray();
        Stretches.Most(village, Minute).ShouldBe(20);
        village.Length.ShouldBe(60);
        bench.Left.Count(m => m.Chat != "village").ShouldBe(200);
    }

    [Fact]
    public void Without_limits_everything_leaves_at_once()
    {
        using var bench = new PacerBench(PacingLimits.None with { MaxInFlight = 1000 });
        EnterMany(bench, 500);
        bench.Left.Count.ShouldBe(500);
    }

    private static void EnterMany(PacerBench bench, int count)
    {
        for (var i = 0; i < count; i++)
        {
            bench.Enter(Lane.Bulk, $"chat {i}", call: Call);
        }
    }

    /// <summary>At 30 a second no more leave together than a timer 100 ms late would have to make up for.</summary>
    private static void ShouldNotBurst(IEnumerable<PacedMessage> left) => Stretches.Most(left, TimeSpan.FromMilliseconds(1)).ShouldBeLessThanOrEqualTo(4);
}
