using Bot.Broadcasts;
using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Schedules;

/// <summary>Rules that go by solar terms, lunar dates and festivals, and tips chosen for those who live and grow the same.</summary>
public class RulesBySeason
{
    [Theory]
    [InlineData("{term: 谷雨, offset: -3d, at: \"07:30\"}", "2026-04-17T07:30:00+08:00", "2027-04-17T07:30:00+08:00")]
    [InlineData("{term: 清明}", "2026-04-05T07:00:00+08:00", "2027-04-05T07:00:00+08:00")]
    [InlineData("{each: term, at: \"06:00\"}", "2026-03-05T06:00:00+08:00", "2026-03-20T06:00:00+08:00")]
    [InlineData("{lunar: 12-08, at: \"07:00\"}", "2027-01-15T07:00:00+08:00", "2028-01-04T07:00:00+08:00")]
    [InlineData("{day: 春节, offset: -2d, at: \"09:00\"}", "2027-02-04T09:00:00+08:00", "2028-01-24T09:00:00+08:00")]
    [InlineData("{day: 10-01, offset: -3d, at: \"09:00\"}", "2026-09-28T09:00:00+08:00", "2027-09-28T09:00:00+08:00")]
    public void A_rule_by_the_season_is_due_on_its_day_each_year(string when, string first, string second)
    {
        using var content = new ContentFolder().Tip("one").Schedules($"  - {{id: rule, when: {when}, what: {{tip: one}}}}");
        var rule = ContentReading.Read(content.Root).Schedules.ShouldHaveSingleItem();
        rule.When.After(Instants.At("2026-03-01T00:00:00+08:00")).Take(2).ShouldBe([Instants.At(first), Instants.At(second)]);
    }

    [Theory]
    [InlineData("{term: 谷雨, offset: 三天}", "'三天' is no number of days. Write -3d for three days before")]
    [InlineData("{term: 谷雨, offset: -90d}", "'-90d' is no number of days.")]
    [InlineData("{term: 谷宇}", "This names no day of the season.")]
    [InlineData("{lunar: 13-01}", "This names no day of the season.")]
    [InlineData("{each: day}", "This names no day of the season.")]
    [InlineData("{term: 谷雨, at: 7点}", "'7点' is no time of day. Write \"07:00\", in quotes.")]
    [InlineData("{term: 谷雨, date: 2026-12-01}", "'date' is not known here.")]
    public void A_slip_in_it_is_named_and_the_rule_left_out(string when, string says)
    {
        using var content = new ContentFolder().Tip("one").Schedules($"  - {{id: rule, when: {when}, what: {{tip: one}}}}");
        var catalog = ContentReading.Read(content.Root);
        catalog.Schedules.ShouldBeEmpty();
        catalog.ShouldBlame("schedules.yaml", 2, says);
    }

    [Fact]
    public async Task A_rule_for_each_term_sends_at_its_minute_and_again_at_the_next_term()
    {
        using var content = new ContentFolder().Tip("one").Tip("two").Schedules("  - {id: terms, when: {each: term, at: \"07:30\"}, what: {next: agriculture}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-05T07:29:50+08:00");
        await bot.SubscribeAsync("wang");
        await bot.ReceivesAsync("wang", 1);
        bot.Clock.Jump(Instants.At("2026-03-20T07:29:58+08:00"));
        await bot.ReceivesAsync("wang", 2);
        (await bot.OccurrencesAsync("terms")).Select(o => o.DueAt).ShouldBe(
            [Instants.At("2026-03-20T07:30:00+08:00"), Instants.At("2026-03-05T07:30:00+08:00")], ignoreOrder: true);
    }

    [Fact]
    public async Task Each_gets_the_tip_for_where_they_live_and_what_they_grow_and_only_one()
    {
        using var content = new ContentFolder()
            .Tip("wheat", extra: "crops: [wheat]\nwindow: {from: 惊蛰-5d, until: 清明}")
            .Tip("rice", extra: "crops: [rice]\nwindow: {from: 惊蛰-5d, until: 清明}")
            .Tip("lanling", extra: "regions: [\"371324\"]\nwindow: {from: 03-01, until: 03-05}")
            .Tip("any")
            .Schedules("  - {id: rule, when: \"0 7 * * *\", what: {next: agriculture}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-02T06:59:50+08:00");
        await bot.SubscribeAsync("li", "41", "rice");
        await bot.SubscribeAsync("wang", "37", "wheat");
        await bot.SubscribeAsync("zhao", "371324", "wheat");
        await bot.RunPastAsync("rule", "2026-03-02T07:00:00+08:00");
        (await bot.ReceivesAsync("li", 1)).ShouldContain("标题 rice");
        (await bot.ReceivesAsync("wang", 1)).ShouldContain("标题 wheat");
        (await bot.ReceivesAsync("zhao", 1)).ShouldContain("标题 lanling");
        (await bot.Bot.Get<IBroadcastStore>().ListAsync(10)).Select(b => b.Content).ShouldBe(["lanling", "rice", "wheat"], ignoreOrder: true);

        await bot.RunPastAsync("rule", "2026-03-03T07:00:00+08:00");
        (await bot.ReceivesAsync("li", 2)).ShouldContain("标题 any");
        (await bot.ReceivesAsync("zhao", 2)).ShouldContain("标题 wheat");
    }

    [Fact]
    public async Task Where_the_season_is_later_the_tip_comes_later()
    {
        using var content = new ContentFolder()
            .Write("regions.yaml", """
                regions:
                  - {code: "37", name: 山东省, level: province}
                  - code: "62"
                    name: 甘肃省
                    level: province
                    season-shift: 10
                    children:
                      - {code: "620123", name: 榆中县, level: county}
                """)
            .Tip("one", extra: "window: {from: 惊蛰, until: 清明}")
            .Schedules("  - {id: rule, when: \"0 7 * * *\", what: {tip: one}}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-09T06:59:50+08:00");
        await bot.SubscribeAsync("plain", "37");
        await bot.SubscribeAsync("high", "620123");
        await bot.SubscribeAsync("unknown");
        await bot.ReceivesAsync("plain", 1);
        await bot.ReceivesAsync("unknown", 1);
        (await bot.ReceivedAsync("high")).ShouldBeEmpty();
        await bot.RunPastAsync("rule", "2026-03-15T07:00:00+08:00");
        await bot.ReceivesAsync("high", 1);
    }

    [Fact]
    public async Task What_is_out_of_season_when_its_time_comes_is_cancelled_with_the_reason()
    {
        using var content = new ContentFolder().Tip("one", extra: "window: {from: 03-01, until: 03-05}");
        await using var bot = await ScheduledBot.StartAsync(content, "2026-03-05T23:00:00+08:00");
        await bot.SubscribeAsync("wang");
        var tip = bot.Bot.Get<ContentLibrary>().Current.Tips["one"];
        var due = Instants.At("2026-03-06T07:00:00+08:00");
        var made = await bot.Bot.Get<BroadcastMaker>().MakeAsync(tip, AudienceFilter.Everyone, due, due.AddDays(1), null);
        bot.Clock.Jump(due);
        await bot.RunUntilAsync(async () => (await bot.Bot.Get<IBroadcastStore>().FindAsync(made!.Value.Broadcast.Id))!.Status == BroadcastStatus.Cancelled, "it is cancelled");
        (await bot.Bot.Get<IBroadcastStore>().FindAsync(made!.Value.Broadcast.Id))!.StatusReason!.InEnglish().ShouldBe("It is out of season: see 'window' in tips/agriculture/one.md.");
        (await bot.ReceivedAsync("wang")).ShouldBeEmpty();
    }
}
