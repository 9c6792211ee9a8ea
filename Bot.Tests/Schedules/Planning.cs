using Bot.Content;
using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>Which occurrences of a rule are due, and which of them come too late.</summary>
public class Planning
{
    [Theory]
    [InlineData(null, "2026-03-02T05:00:00Z", "")] // a new rule owes nothing for the time before it
    [InlineData("2026-03-02T06:00:00Z", "2026-03-02T06:59:59Z", "")]
    [InlineData("2026-03-02T06:00:00Z", "2026-03-02T07:00:00Z", "02T07 in time")]
    [InlineData("2026-03-02T07:00:00Z", "2026-03-02T09:00:00Z", "")] // accounted for
    [InlineData("2026-03-02T06:00:00Z", "2026-03-02T13:00:00Z", "02T07 in time")]
    [InlineData("2026-03-02T06:00:00Z", "2026-03-02T13:00:01Z", "02T07 late")]
    [InlineData("2026-03-01T06:00:00Z", "2026-03-03T08:00:00Z", "01T07 late, 02T07 late, 03T07 in time")]
    public void A_daily_rule_may_be_six_hours_late(string? through, string now, string due) =>
        Due(Rule("0 7 * * *"), through, now).ShouldBe(due);

    [Theory]
    [InlineData("0 7 * * *", "30m", "2026-03-02T07:30:00Z", "02T07 in time")]
    [InlineData("0 7 * * *", "30m", "2026-03-02T07:30:01Z", "02T07 late")]
    [InlineData("0 7 * * *", "2d", "2026-03-03T08:00:00Z", "02T07 in time, 03T07 in time")]
    [InlineData("0 * * * *", null, "2026-03-02T08:30:00Z", "02T07 late, 02T08 in time")] // the next one takes over
    [InlineData("0 * * * *", "2h", "2026-03-02T08:30:00Z", "02T07 in time, 02T08 in time")]
    public void How_late_it_may_be_can_be_said(string cron, string? late, string now, string due)
    {
        TimeSpan? mayBeLate = late switch { "30m" => TimeSpan.FromMinutes(30), "2h" => TimeSpan.FromHours(2), "2d" => TimeSpan.FromDays(2), _ => null };
        Due(Rule(cron) with { MayBeLate = mayBeLate }, "2026-03-02T06:00:00Z", now).ShouldBe(due);
    }

    [Theory]
    [InlineData(null, "2026-03-02T06:59:59Z", "")]
    [InlineData(null, "2026-03-02T07:00:00Z", "02T07 in time")]
    [InlineData(null, "2026-03-02T13:00:00Z", "02T07 in time")] // new, and its instant just past: meant to be sent
    [InlineData(null, "2026-03-02T13:00:01Z", "02T07 late")]
    [InlineData("2026-03-02T06:59:59Z", "2026-03-02T07:00:00Z", "02T07 in time")]
    [InlineData("2026-03-02T07:00:00Z", "2026-03-02T07:00:00Z", "")]
    [InlineData("2026-03-05T07:00:00Z", "2026-03-05T07:00:00Z", "")]
    public void Once_is_once(string? through, string now, string due) =>
        Due(Rule("0 7 * * *") with { When = new ScheduleTiming.Once(Instants.At("2026-03-02T07:00:00Z")) }, through, now).ShouldBe(due);

    [Fact]
    public void A_paused_rule_owes_nothing()
    {
        Due(Rule("0 7 * * *") with { Paused = true }, "2026-03-01T00:00:00Z", "2026-03-09T00:00:00Z").ShouldBe("");
        Due(Rule("") with { When = new ScheduleTiming.Once(Instants.At("2026-03-02T07:00:00Z")), Paused = true }, null, "2026-03-02T08:00:00Z").ShouldBe("");
    }

    [Fact]
    public void After_a_long_stop_they_come_in_portions_oldest_first()
    {
        var due = OccurrencePlan.Due(Rule("* * * * *"), Instants.At("2026-03-01T00:00:00Z"), Instants.At("2026-03-31T00:00:00Z"));
        due.Count.ShouldBe(OccurrencePlan.MaxAtOnce);
        due[0].DueAt.ShouldBe(Instants.At("2026-03-01T00:01:00Z"));
        due.ShouldAllBe(d => !d.InTime);
    }

    [Theory]
    [InlineData("30 2 * * *", "2026-03-08", "08T07")] // 02:30 does not exist: as soon as it is past, at 03:00 summer time
    [InlineData("30 1 * * *", "2026-11-01", "01T05")] // 01:30 comes twice: the first
    [InlineData("0 7 * * *", "2026-03-07", "07T12")]
    [InlineData("0 7 * * *", "2026-03-08", "08T11")]
    public void A_zone_that_changes_its_clocks_has_one_occurrence_a_day(string cron, string day, string due)
    {
        var start = Instants.At($"{day}T04:30:00Z"); // before the night's changes in New York
        var through = start;
        var all = new List<string>();
        for (var now = start; now < start.AddHours(23); now = now.AddMinutes(1))
        {
            all.AddRange(OccurrencePlan.Due(Rule(cron, Instants.NewYork), through, now).Select(d => $"{d.DueAt.UtcDateTime:dd'T'HH}"));
            through = now;
        }

        all.ShouldBe([due]);
    }

    private static ScheduleRule Rule(string cron, TimeZoneInfo? zone = null) => Rules.Recurring("rule", cron, zone ?? TimeZoneInfo.Utc);

    private static string Due(ScheduleRule rule, string? through, string now) => string.Join(", ",
        OccurrencePlan.Due(rule, through is null ? null : Instants.At(through), Instants.At(now)).Select(d => $"{d.DueAt.UtcDateTime:dd'T'HH} {(d.InTime ? "in time" : "late")}"));
}
