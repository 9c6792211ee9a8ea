using Bot.Broadcasts;
using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>Rules that are paused, and rules that find nothing to send.</summary>
public class RulesThatSendNothing
{
    [Fact]
    public async Task What_came_due_while_a_rule_was_paused_is_not_sent_when_it_goes_on()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: rule, when: \"0 7 * * *\", what: {tip: one}, paused: true}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:30+08:00");
        await bot.SubscribeAsync("wang");
        await bot.RunPastAsync("rule", "2026-03-02T07:00:00+08:00");
        bot.Clock.GetUtcNow().ShouldBeLessThan(Instants.At("2026-03-02T07:00:25+08:00"), "it was not left to the minute's sweep");
        (await bot.OccurrencesAsync("rule")).ShouldBeEmpty();

        await bot.EditSchedulesAsync("  - {id: rule, when: \"0 7 * * *\", what: {tip: one}}");
        await bot.RunPastAsync("rule", "2026-03-02T07:02:00+08:00");
        (await bot.OccurrencesAsync("rule")).ShouldBeEmpty();

        bot.Clock.Jump(Instants.At("2026-03-03T06:59:55+08:00"));
        await bot.ReceivesAsync("wang", 1);
        (await bot.OccurrencesAsync("rule")).ShouldHaveSingleItem().DueAt.ShouldBe(Instants.At("2026-03-03T07:00:00+08:00"));
    }

    [Fact]
    public async Task A_rule_for_once_that_was_paused_over_its_instant_stays_unsent()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: once, when: {at: \"2026-03-02T07:00:00+08:00\"}, what: {tip: one}, paused: true}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:30+08:00");
        await bot.SubscribeAsync("wang");
        await bot.RunPastAsync("once", "2026-03-02T07:00:00+08:00");
        await bot.EditSchedulesAsync("  - {id: once, when: {at: \"2026-03-02T07:00:00+08:00\"}, what: {tip: one}}");
        await bot.RunPastAsync("once", "2026-03-02T07:02:00+08:00");
        (await bot.OccurrencesAsync("once")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("window: {from: 06-01, until: 06-30}", "{next: agriculture}", "No tip of \"Farming\" fits 2026-03-02 for 1 people.")]
    [InlineData("window: {from: 06-01, until: 06-30}", "{tip: one}", "The tip \"one\" cannot leave: It is out of season: see 'window' in tips/agriculture/one.md.")]
    [InlineData("regions: [\"41\"]", "{next: agriculture}, to: {regions: [\"37\"]}", "Nobody in this audience is subscribed to \"Farming\" yet.")]
    [InlineData("", "{next: health}", "No tip of \"Health\" fits 2026-03-02 for 1 people.")]
    public async Task When_nothing_fits_that_is_recorded_with_the_reason(string extra, string what, string reason)
    {
        using var content = new ContentFolder().Tip("one", extra: extra).Schedules($"  - {{id: rule, when: \"0 7 * * *\", what: {what}}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:50+08:00");
        await bot.SubscribeAsync("wang");
        await bot.RunPastAsync("rule", "2026-03-02T07:00:00+08:00");

        var occurrence = (await bot.OccurrencesAsync("rule")).ShouldHaveSingleItem();
        (occurrence.Outcome, occurrence.Reason?.InEnglish(), occurrence.BroadcastId).ShouldBe((OccurrenceOutcome.Nothing, reason, null));
        (await bot.Bot.Get<IBroadcastStore>().ListAsync(10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Advice_for_a_region_goes_only_to_people_known_to_live_there()
    {
        using var content = new ContentFolder().Tip("one", extra: "regions: [\"371324\"]").Schedules("  - {id: rule, when: \"0 7 * * *\", what: {tip: one}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:50+08:00");
        await bot.SubscribeAsync("there", "371324");
        await bot.SubscribeAsync("elsewhere", "370112");
        await bot.SubscribeAsync("somewhere");
        await bot.ReceivesAsync("there", 1);
        (await bot.ReceivedAsync("elsewhere")).ShouldBeEmpty();
        (await bot.ReceivedAsync("somewhere")).ShouldBeEmpty();
    }
}
