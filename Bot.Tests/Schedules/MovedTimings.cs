using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>A timing of which some instants were moved.</summary>
public class MovedTimings
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_instant_leaves_at_its_new_place_and_not_at_its_old_one() =>
        Moved((1, 3.5)).After(Day).Take(4).ShouldBe([At(2), At(3), At(3.5), At(4)]);

    [Fact]
    public void It_may_come_earlier_and_two_may_change_places() =>
        Moved((3, 0.5), (1, 3.5)).After(Day).Take(4).ShouldBe([At(0.5), At(2), At(3.5), At(4)]);

    [Fact]
    public void A_move_of_what_is_no_instant_of_the_rule_any_more_counts_for_nothing() =>
        Moved((1.25, 2.5)).After(Day).Take(3).ShouldBe([At(1), At(2), At(3)]);

    [Fact]
    public void What_happens_once_happens_once()
    {
        var once = new ScheduleTiming.Moved(new ScheduleTiming.Once(At(1)), new Dictionary<DateTimeOffset, DateTimeOffset> { [At(1)] = At(5) });
        once.After(DateTimeOffset.MinValue).ShouldBe([At(5)]);
        once.Original(At(5)).ShouldBe(At(1));
    }

    private static DateTimeOffset At(double days) => Day.AddDays(days);

    private static ScheduleTiming.Moved Moved(params (double From, double To)[] moves) =>
        new(Rules.Recurring("rule", "0 8 * * *", TimeZoneInfo.Utc).When, moves.ToDictionary(m => At(m.From), m => At(m.To)));
}
