using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>Every way of saying when.</summary>
public class ScheduleForms
{
    [Theory]
    [InlineData("{at: \"2026-12-01T07:00:00+08:00\"}", "2026-11-30T23:00:00Z")]
    [InlineData("\"2026-12-01T07:00:00+08:00\"", "2026-11-30T23:00:00Z")]
    [InlineData("{at: \"2026-12-01T07:00Z\"}", "2026-12-01T07:00:00Z")]
    [InlineData("{date: 2026-12-01, time: \"07:00\"}", "2026-11-30T23:00:00Z")]
    [InlineData("{date: 2026-12-01, time: 07:00, zone: Asia/Urumqi}", "2026-12-01T01:00:00Z")]
    [InlineData("{date: 2026-07-01, time: \"07:00\", zone: America/New_York}", "2026-07-01T11:00:00Z")]
    public void Once_is_an_instant(string when, string instant) =>
        When(when).ShouldBeOfType<ScheduleTiming.Once>().At.ToUniversalTime().ShouldBe(Instants.At(instant));

    [Theory]
    [InlineData("\"30 6 * * 1,3,5\"", "Asia/Shanghai")]
    [InlineData("0 7 * * *", "Asia/Shanghai")]
    [InlineData("{cron: \"0 7 1 * 1\", zone: Asia/Urumqi}", "Asia/Urumqi")]
    public void Again_and_again_is_a_cron_expression_in_a_zone(string when, string zone) =>
        When(when).ShouldBeOfType<ScheduleTiming.Recurring>().Cron.TimeZone.Id.ShouldBe(zone);

    [Theory]
    [InlineData("30m", 30)]
    [InlineData("6h", 360)]
    [InlineData("1.5h", 90)]
    [InlineData("2d", 2880)]
    public void How_late_it_may_be_is_a_number_with_a_unit(string text, int minutes) =>
        Rule("\"0 7 * * *\"", $"may-be-late: {text}").MayBeLate.ShouldBe(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        var rule = Rule("\"0 7 * * *\"", "");
        rule.MayBeLate.ShouldBeNull();
        rule.Paused.ShouldBeFalse();
        rule.To.ShouldBe(AudienceFilter.Everyone);
    }

    [Theory]
    [InlineData("schedules: []\n")]
    [InlineData("schedules:\n")]
    public void No_schedules_are_no_problem(string text)
    {
        using var content = new ContentFolder().Write("schedules.yaml", text);
        content.Read().Problems.ShouldBeEmpty();
    }

    private static ScheduleTiming When(string when) => Rule(when, "").When;

    private static ScheduleRule Rule(string when, string more)
    {
        using var content = new ContentFolder().Schedules($"  - id: rule\n    when: {when}\n    what: {{next: agriculture}}\n    {more}");
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        return catalog.Schedules.ShouldHaveSingleItem();
    }
}
