using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>What every store of occurrences must do.</summary>
public abstract class OccurrenceStoreContract
{
    private static readonly DateTimeOffset Due = Instants.At("2026-03-02T07:00:00+08:00");

    private protected abstract IOccurrenceStore Store { get; }

    [Fact]
    public async Task The_mark_of_a_schedule_moves_on_and_never_back()
    {
        (await Store.ThroughAsync("rule")).ShouldBeNull();
        await Store.SetThroughAsync("rule", Due);
        await Store.SetThroughAsync("rule", Due.AddHours(-1));
        await Store.SetThroughAsync("other", Due.AddHours(5));
        (await Store.ThroughAsync("rule")).ShouldBe(Due);
        await Store.SetThroughAsync("rule", Due.AddHours(1));
        (await Store.ThroughAsync("rule")).ShouldBe(Due.AddHours(1));
    }

    [Fact]
    public async Task An_occurrence_is_recorded_once_and_the_first_record_stays()
    {
        await Store.AddAsync(new("rule", Due) { Outcome = OccurrenceOutcome.Missed, Reason = "late" }, Due);
        await Store.AddAsync(new("rule", Due.ToOffset(TimeSpan.Zero)) { Outcome = OccurrenceOutcome.Sent }, Due);
        (await Store.ExistsAsync("rule", Due.ToOffset(TimeSpan.Zero))).ShouldBeTrue();
        (await Store.ExistsAsync("rule", Due.AddMilliseconds(1))).ShouldBeFalse();
        (await Store.ExistsAsync("other", Due)).ShouldBeFalse();
        (await Store.ListAsync(10)).ShouldHaveSingleItem().ShouldBe(new("rule", Due) { Outcome = OccurrenceOutcome.Missed, Reason = "late" });
    }

    [Fact]
    public async Task The_newest_come_first_and_no_more_than_asked_for()
    {
        for (var hour = 0; hour < 3; hour++)
        {
            await Store.AddAsync(new("rule", Due.AddHours(hour)) { Outcome = OccurrenceOutcome.Nothing, Reason = "x" }, Due);
        }

        (await Store.ListAsync(2)).Select(o => o.DueAt).ShouldBe([Due.AddHours(2), Due.AddHours(1)]);
    }
}
