using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Broadcasts;

/// <summary>What a person can do to a broadcast, while it runs against a Telegram that takes 40 messages a second.</summary>
public class BroadcastControlTests
{
    private static readonly Dictionary<string, string?> Slow = new() { ["Telegram:MessagesPerSecond"] = "40", ["Telegram:MaxInFlight"] = "16" };

    [Fact]
    public async Task A_pause_takes_effect_within_one_window_survives_a_restart_and_resuming_serves_the_rest()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: Slow);
        await bot.SubscribeAsync(telegram.NewUsers(120));
        var id = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 20, "20 messages");

        (await bot.Get<BroadcastControl>().PauseAsync(id)).ShouldBeNull();
        var atPause = telegram.Messages.Count;
        await telegram.QuietAsync(TimeSpan.FromSeconds(1));
        telegram.Messages.Count.ShouldBeLessThanOrEqualTo(atPause + 40);
        var stopped = telegram.Messages.Count;

        await bot.StopAsync();
        await bot.StartAsync();
        await telegram.QuietAsync(TimeSpan.FromSeconds(1));
        telegram.Messages.Count.ShouldBe(stopped);

        (await bot.Get<BroadcastControl>().ResumeAsync(id)).ShouldBeNull();
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.Messages.GroupBy(m => m.ChatId).Select(g => g.Count()).ShouldAllBe(count => count == 1);
        telegram.Messages.Count.ShouldBe(120);
    }

    [Fact]
    public async Task A_cancelled_broadcast_skips_the_rest_and_leaves_nothing_open()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: Slow);
        await bot.SubscribeAsync(telegram.NewUsers(120));
        var id = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 10, "10 messages");

        (await bot.Get<BroadcastControl>().CancelAsync(id)).ShouldBeNull();
        await Eventually.HoldsAsync(async () => (await bot.ReportAsync(id)).Open == 0, "nothing open");

        var report = await bot.ReportAsync(id);
        report.Counts[DeliveryState.Sent].ShouldBe(telegram.Messages.Count);
        report.Counts[DeliveryState.Skipped].ShouldBe(120 - telegram.Messages.Count);
        report.Counts.ByReason.Keys.ShouldBe([DeliveryReasons.Cancelled]);
        (await bot.Get<BroadcastControl>().ResumeAsync(id))!.InEnglish().ShouldContain("Cancelled");
    }

    [Fact]
    public async Task A_recall_deletes_what_was_sent_and_says_what_it_could_not()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("wrong");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        var people = telegram.NewUsers(5).ToArray();
        await bot.SubscribeAsync(people);
        var id = await bot.BroadcastAsync("wrong");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.Blocks(people[0]);

        (await bot.Get<BroadcastControl>().RecallAsync(id)).ShouldBeNull();
        await Eventually.HoldsAsync(async () => (await bot.Get<IBroadcastStore>().ListRecallsAsync()).Count == 0, "the recall to end");

        var report = await bot.ReportAsync(id);
        report.Counts[DeliveryState.Recalled].ShouldBe(telegram.Messages.Count(m => m.Deleted));
        report.Counts[DeliveryState.Recalled].ShouldBeGreaterThanOrEqualTo(4);
        (report.Counts[DeliveryState.Recalled] + report.Counts[DeliveryState.Sent]).ShouldBe(5);
    }

    [Fact]
    public async Task Retrying_the_failed_ones_makes_a_broadcast_of_just_those()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        var people = telegram.NewUsers(6).ToArray();
        await bot.SubscribeAsync(people);
        var shy = telegram.NewUser("never pressed start");
        await bot.SubscribeAsync([shy]);
        var first = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(first, BroadcastStatus.Completed);
        (await bot.ReportAsync(first)).Counts[DeliveryState.Failed].ShouldBe(1);

        telegram.Says(shy, "/help"); // now the bot may write to them
        await telegram.NextMessageAsync(shy.Id);
        var (again, audience, problem) = await bot.Get<BroadcastControl>().RetryFailedAsync(first, TimeSpan.FromHours(1));

        problem.ShouldBeNull();
        audience.ShouldBe(1);
        (await telegram.NextMessageAsync(shy.Id)).Text!.ShouldContain("标题 news");
        await bot.BecomesAsync(again!.Id, BroadcastStatus.Completed);
        telegram.Messages.Count(m => m.Text!.Contains("标题 news", StringComparison.Ordinal)).ShouldBe(7);
    }

    [Fact]
    public async Task A_draft_waits_until_it_is_released()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(1));
        var id = await bot.BroadcastAsync("news", new SendingTerms { AsDraft = true });
        await telegram.QuietAsync(TimeSpan.FromSeconds(1));
        telegram.Messages.ShouldBeEmpty();

        (await bot.Get<BroadcastControl>().ReleaseAsync(id)).ShouldBeNull();
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_there_and_what_may_not_be_is_said_in_a_sentence()
    {
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content);
        var control = bot.Get<BroadcastControl>();

        (await control.PauseAsync(99))!.InEnglish().ShouldContain("no broadcast 99");
        var draft = await bot.BroadcastAsync("news", new SendingTerms { AsDraft = true });
        (await control.PauseAsync(draft))!.InEnglish().ShouldContain("Waits for approval");
        (await control.RetryFailedAsync(draft, TimeSpan.FromHours(1))).Problem!.InEnglish().ShouldContain("when it has ended");

        (await control.ReleaseAsync(draft)).ShouldBeNull();
        await bot.BecomesAsync(draft, BroadcastStatus.Completed);
        var (none, _, problem) = await control.RetryFailedAsync(draft, TimeSpan.FromHours(1));
        none.ShouldBeNull();
        problem!.InEnglish().ShouldContain("nobody to send broadcast");
        (await bot.Get<IBroadcastStore>().ListAsync(5)).ShouldHaveSingleItem();
    }
}
