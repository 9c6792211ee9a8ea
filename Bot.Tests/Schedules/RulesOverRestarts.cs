using Bot.Schedules;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>What came due while the program was not running.</summary>
public class RulesOverRestarts
{
    private const string Daily = "  - {id: morning, when: \"0 7 * * *\", what: {tip: one}, may-be-late: 2h}";

    [Fact]
    public async Task Inside_its_window_it_is_sent_at_the_start()
    {
        using var content = new ContentFolder().Tip("one").Schedules(Daily);
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:30:00+08:00");
        await bot.SubscribeAsync("wang");
        await bot.DownUntilAsync("morning", "2026-03-02T08:59:00+08:00");

        await bot.ReceivesAsync("wang", 1);
        var occurrence = (await bot.OccurrencesAsync("morning")).ShouldHaveSingleItem();
        (occurrence.DueAt, occurrence.Outcome).ShouldBe((Instants.At("2026-03-02T07:00:00+08:00"), OccurrenceOutcome.Sent));
    }

    [Fact]
    public async Task Outside_its_window_it_is_recorded_as_missed_with_the_reason()
    {
        using var content = new ContentFolder().Tip("one").Schedules(Daily);
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:30:00+08:00");
        await bot.SubscribeAsync("wang");
        await bot.DownUntilAsync("morning", "2026-03-03T09:30:00+08:00");

        await bot.RunPastAsync("morning", "2026-03-03T09:31:00+08:00");
        var occurrences = await bot.OccurrencesAsync("morning");
        occurrences.Select(o => (o.DueAt, o.Outcome)).ShouldBe(
        [
            (Instants.At("2026-03-02T07:00:00+08:00"), OccurrenceOutcome.Missed),
            (Instants.At("2026-03-03T07:00:00+08:00"), OccurrenceOutcome.Missed),
        ]);
        occurrences[0].Reason.ShouldNotBeNull().InEnglish().ShouldContain("The program was not running then");
        bot.Bot.Log.ShouldContain(l => l.Contains("Schedule morning, due 2026-03-02 23:00:00Z: Missed", StringComparison.Ordinal));
        (await bot.ReceivedAsync("wang")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_twice_however_often_the_program_starts()
    {
        using var content = new ContentFolder().Tip("one").Schedules(Daily);
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:00+08:00");
        await bot.SubscribeAsync("wang");
        await bot.ReceivesAsync("wang", 1);
        for (var restart = 1; restart <= 3; restart++)
        {
            await bot.DownUntilAsync("morning", $"2026-03-02T07:{restart * 10}:00+08:00");
            await bot.RunPastAsync("morning", $"2026-03-02T07:{restart * 10 + 1}:00+08:00");
        }

        (await bot.OccurrencesAsync("morning")).Count.ShouldBe(1);
        (await bot.ReceivedAsync("wang")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_long_stop_a_frequent_rule_is_caught_up_at_once_and_sends_one_tip()
    {
        using var content = new ContentFolder().Tip("one").Schedules("  - {id: minutely, when: \"* * * * *\", what: {tip: one}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T00:00:30+08:00");
        await bot.SubscribeAsync("wang");
        await bot.DownUntilAsync("minutely", "2026-03-02T12:00:10+08:00");

        await bot.RunUntilAsync(async () => (await bot.OccurrencesAsync("minutely")).Count >= 720, "all 720 are accounted for");
        bot.Clock.GetUtcNow().ShouldBeLessThan(Instants.At("2026-03-02T12:00:40+08:00"), "it was not left to the next minute");
        var sent = (await bot.OccurrencesAsync("minutely")).Where(o => o.Outcome == OccurrenceOutcome.Sent && o.DueAt <= Instants.At("2026-03-02T12:00:10+08:00"));
        sent.ShouldHaveSingleItem().DueAt.ShouldBe(Instants.At("2026-03-02T12:00:00+08:00"));
    }
}
