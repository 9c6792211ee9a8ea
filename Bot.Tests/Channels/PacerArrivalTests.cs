using Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Channels;

/// <summary>A server counts what arrives, and a network is never steady.</summary>
public class PacerArrivalTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Any network: the shortest way there and back, and how much longer each message may take, in milliseconds.</summary>
    private static readonly Arbitrary<(int There, int Back, int[] Longer)> AnyNetwork = (
        from there in Gen.Choose(1, 100)
        from back in Gen.Choose(1, 100)
        from longer in Gen.Frequency((6, Gen.Choose(0, 10)), (2, Gen.Choose(0, 80)), (1, Gen.Choose(80, 240))).ArrayOf(150)
        select (there, back, longer)).ToArbitrary();

    [Fact]
    public void However_unsteady_the_network_no_second_sees_more_than_allowed() => Prop.ForAll(AnyNetwork, network =>
        Stretches.Most(Arrivals(network.There, network.Back, network.Longer), Second).ShouldBeLessThanOrEqualTo(30))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Connecting_takes_the_first_messages_long_and_costs_no_refusal()
    {
        int[] longer = [.. Enumerable.Range(0, 150).Select(i => i < 15 ? 230 : 0)];
        Stretches.Most(Arrivals(20, 20, longer), Second).ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public void A_network_that_gets_slower_for_good_does_not_slow_us_down_for_good()
    {
        int[] longer = [.. Enumerable.Range(0, 4000).Select(i => i < 300 ? 0 : 180)];
        var arrivals = Arrivals(20, 20, longer);
        var lastMinute = arrivals.Count(a => a > arrivals[^1] - TimeSpan.FromMinutes(1));
        lastMinute.ShouldBeGreaterThanOrEqualTo((int)(0.98 * 1800));
    }

    [Fact]
    public void An_unsteady_network_costs_little_speed()
    {
        int[] longer = [.. Enumerable.Range(0, 1900).Select(i => i * 7 % 15)];
        var arrivals = Arrivals(30, 30, longer);
        (1900 / (arrivals[^1] - arrivals[0]).TotalSeconds).ShouldBeGreaterThanOrEqualTo(0.97 * 30);
    }

    /// <summary>When messages get to the server that leave as fast as the pacer lets them.</summary>
    private static DateTimeOffset[] Arrivals(int there, int back, int[] longer)
    {
        using var bench = new PacerBench(new(30, 0, 0, 0, 1000));
        PacedMessage[] sent = [.. longer.Select((ms, i) => bench.Enter(Lane.Bulk, $"chat {i}", call: TimeSpan.FromMilliseconds(there + ms + back)))];
        while (sent.Any(m => !m.HasLeft))
        {
            bench.Advance(TimeSpan.FromSeconds(10));
        }

        return [.. sent.Select((m, i) => m.LeftAt!.Value.AddMilliseconds(there + longer[i])).Order()];
    }
}
