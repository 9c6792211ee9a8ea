using Bot.Deliveries;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Deliveries;

public class OutageGuardTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_few_failures_are_no_outage()
    {
        var guard = new OutageGuard();
        Fail(guard, 7, Start).ShouldBeEmpty();
        guard.Note(gotThrough: true, Start).ShouldBeNull();
        Fail(guard, 7, Start).ShouldBeEmpty();
        guard.QuietUntil.ShouldBe(DateTimeOffset.MinValue);
    }

    [Fact]
    public void While_nothing_gets_through_the_pauses_double_up_to_a_minute()
    {
        var guard = new OutageGuard();
        var now = Start;
        var pauses = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            // Sixty-four were under way together: that is one pause.
            var pause = Fail(guard, 64, now).ShouldHaveSingleItem();
            guard.QuietUntil.ShouldBe(now + pause);
            pauses.Add(pause.TotalSeconds);
            now += pause;
        }

        pauses.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    [Fact]
    public void One_that_gets_through_ends_the_outage()
    {
        var guard = new OutageGuard();
        Fail(guard, 8, Start).ShouldBe([TimeSpan.FromSeconds(1)]);
        Fail(guard, 1, Start.AddSeconds(1)).ShouldBe([TimeSpan.FromSeconds(2)]);
        guard.Note(gotThrough: true, Start.AddSeconds(3));
        Fail(guard, 8, Start.AddSeconds(4)).ShouldBe([TimeSpan.FromSeconds(1)]);
    }

    [Fact]
    public void Every_pause_needs_a_failure_outside_the_last_one_and_none_is_longer_than_a_minute() => Prop.ForAll(
        (from sends in (from gotThrough in Gen.Frequency((1, Gen.Constant(true)), (6, Gen.Constant(false))) from after in Gen.Choose(0, 3000) select (gotThrough, after)).ArrayOf()
         select sends).ToArbitrary(),
        sends =>
        {
            var guard = new OutageGuard();
            var (now, sinceSuccess) = (Start, 0);
            foreach (var (gotThrough, after) in sends)
            {
                now += TimeSpan.FromMilliseconds(after);
                var quiet = guard.QuietUntil;
                sinceSuccess = gotThrough ? 0 : sinceSuccess + 1;
                var pause = guard.Note(gotThrough, now);
                (pause is not null).ShouldBe(sinceSuccess >= 8 && now >= quiet);
                (pause ?? TimeSpan.Zero).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
            }
        }).Check(Config.QuickThrowOnFailure.WithEndSize(200));

    /// <returns>The pauses that this began.</returns>
    private static List<TimeSpan> Fail(OutageGuard guard, int times, DateTimeOffset now) =>
        [.. Enumerable.Range(0, times).Select(_ => guard.Note(gotThrough: false, now)).OfType<TimeSpan>()];
}
