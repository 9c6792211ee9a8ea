using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>Rules that are due once, on the real host with a clock moved by hand.</summary>
public class RulesForOnce
{
    [Theory]
    [InlineData("{at: \"2026-03-02T07:00:00+08:00\"}", "2026-03-01T23:00:00Z")]
    [InlineData("{date: 2026-03-02, time: \"07:00\"}", "2026-03-01T23:00:00Z")]
    [InlineData("{date: 2026-03-02, time: \"01:00\", zone: Asia/Urumqi}", "2026-03-01T19:00:00Z")]
    public async Task A_rule_for_once_fires_at_its_instant_and_never_again(string when, string due)
    {
        using var content = new ContentFolder().Tip("one").Schedules($"  - {{id: once, when: {when}, what: {{tip: one}}}}");
        await using var bot = await ScheduledBot.StartAsync(content, Instants.At(due).AddSeconds(-30).ToString("O"));
        await bot.SubscribeAsync("wang");
        await bot.ReceivesAsync("wang", 1);
        (await bot.ReceivedAsync("wang"))[0].At.ShouldBeInRange(Instants.At(due), Instants.At(due).AddSeconds(25));

        await bot.RunPastAsync("once", Instants.At(due).AddMinutes(2).ToString("O"));
        (await bot.OccurrencesAsync("once")).ShouldHaveSingleItem().Outcome.ShouldBe(OccurrenceOutcome.Sent);
        (await bot.ReceivedAsync("wang")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rule_added_while_the_bot_runs_fires_without_a_restart()
    {
        using var content = new ContentFolder().Tip("one");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:00+08:00");
        await bot.SubscribeAsync("wang");
        await bot.EditSchedulesAsync("  - {id: new, when: {at: \"2026-03-02T07:00:30+08:00\"}, what: {tip: one}}");
        await bot.ReceivesAsync("wang", 1);
        (await bot.ReceivedAsync("wang"))[0].At.ShouldBeInRange(Instants.At("2026-03-02T07:00:30+08:00"), Instants.At("2026-03-02T07:00:58+08:00"));
    }

    [Fact]
    public async Task A_rule_moved_by_an_edit_fires_only_at_its_new_instant()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: rule, when: \"0 7 * * *\", what: {tip: one}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:30+08:00");
        await bot.SubscribeAsync("wang");
        await bot.EditSchedulesAsync("  - {id: rule, when: \"1 7 * * *\", what: {tip: one}}");
        await bot.RunPastAsync("rule", "2026-03-02T07:02:00+08:00");
        (await bot.OccurrencesAsync("rule")).ShouldHaveSingleItem().DueAt.ShouldBe(Instants.At("2026-03-02T07:01:00+08:00"));
    }
}
