using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>Rules with a cron expression, on the real host with a clock moved by hand.</summary>
public class RecurringRules
{
    [Fact]
    public async Task A_rule_fires_at_the_local_time_of_Shanghai_and_not_before()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: morning, when: \"30 6 * * *\", what: {tip: one}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:28:00+08:00");
        await bot.SubscribeAsync("wang");

        await bot.RunPastAsync("morning", "2026-03-02T06:29:55+08:00");
        await bot.ReceivesAsync("wang", 1);

        var occurrence = (await bot.OccurrencesAsync("morning")).ShouldHaveSingleItem();
        occurrence.DueAt.ShouldBe(Instants.At("2026-03-02T06:30:00+08:00"));
        occurrence.Outcome.ShouldBe(OccurrenceOutcome.Sent);
        var received = (await bot.ReceivedAsync("wang")).ShouldHaveSingleItem();
        received.At.ShouldBeInRange(occurrence.DueAt, occurrence.DueAt.AddSeconds(50)); // sooner than the minute's sweep would have found it
        received.Html.ShouldContain("标题 one");
    }

    [Fact]
    public async Task A_zone_keeps_its_local_time_when_its_clocks_change()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: morning, when: {cron: \"0 7 * * *\", zone: America/New_York}, what: {tip: one}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-07T11:59:00Z");
        await bot.SubscribeAsync("smith");
        await bot.ReceivesAsync("smith", 1);

        bot.Clock.Jump(Instants.At("2026-03-08T10:59:00Z")); // since the night, 7 o'clock there is 11 o'clock in UTC
        await bot.ReceivesAsync("smith", 2);
        (await bot.OccurrencesAsync("morning")).Select(o => o.DueAt).ShouldBe([Instants.At("2026-03-07T12:00:00Z"), Instants.At("2026-03-08T11:00:00Z")]);
    }

    [Fact]
    public async Task Where_the_clock_strikes_half_past_one_twice_the_tip_comes_once()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: night, when: \"30 1 * * *\", what: {tip: one}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-11-01T05:29:30Z", "America/New_York");
        await bot.SubscribeAsync("smith");
        await bot.ReceivesAsync("smith", 1);

        await bot.RunPastAsync("night", "2026-11-01T06:28:30Z"); // a sweep within the hour that comes twice
        await bot.RunPastAsync("night", "2026-11-01T06:31:30Z");
                (await bot.OccurrencesAsync("night")).ShouldHaveSingleItem().DueAt.ShouldBe(Instants.At("2026-11-01T05:30:00Z"));
        (await bot.ReceivedAsync("smith")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_next_tip_is_the_one_sent_least_recently()
    {
        using var content = new ContentFolder().Tip("one").Tip("two").Tip("other", "health").Schedules("  - {id: hourly, when: \"0 * * * *\", what: {next: agriculture}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T05:59:30Z");
        await bot.SubscribeAsync("wang");
        for (var hour = 6; hour < 9; hour++)
        {
            bot.Clock.Jump(Instants.At($"2026-03-02T{hour - 1:00}:59:55Z"));
            await bot.ReceivesAsync("wang", hour - 5);
        }

        (await bot.ReceivedAsync("wang")).Select(m => m.Html.Contains("标题 one", StringComparison.Ordinal) ? "one" : m.Html.Contains("标题 two", StringComparison.Ordinal) ? "two" : "?")
            .ShouldBe(["one", "two", "one"]);
    }
}
