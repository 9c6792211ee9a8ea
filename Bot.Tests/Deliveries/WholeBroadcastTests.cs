using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Deliveries;

/// <summary>Broadcasts from their making to their end, over real HTTP.</summary>
public class WholeBroadcastTests
{
    [Fact]
    public async Task Two_thousand_people_get_it_once_each_and_no_more_calls_are_under_way_than_allowed()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MaxInFlight"] = "32" });
        await bot.SubscribeAsync(telegram.NewUsers(2000));
        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        telegram.ShouldBeServedOnce(await bot.RowsAsync(id), 2000);
        telegram.PeakConcurrency.ShouldBeLessThanOrEqualTo(32);
        telegram.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stopping_in_the_middle_and_starting_again_misses_nobody_repeats_nobody_and_doubts_nothing()
    {
        await using var telegram = await FakeTelegram.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(30) });
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MaxInFlight"] = "16" });
        await bot.SubscribeAsync(telegram.NewUsers(400));
        var id = await bot.BroadcastAsync("news");
        foreach (var sofar in new[] { 50, 150, 250 })
        {
            await Eventually.HoldsAsync(() => telegram.Messages.Count >= sofar, $"{sofar} messages");
            await bot.StopAsync();
            await bot.StartAsync();
        }

        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.ShouldBeServedOnce(await bot.RowsAsync(id), 400);
        bot.Log.ShouldNotContain(l => l.Contains("were under way when the program last ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopping_while_messages_wait_for_their_turn_gives_them_back()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MessagesPerSecond"] = "20" });
        await bot.SubscribeAsync(telegram.NewUsers(40));
        var id = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 5, "5 messages");
        await bot.StopAsync();
        var sent = telegram.Messages.Count;
        sent.ShouldBeLessThan(40);

        bot.Settings["Telegram:MessagesPerSecond"] = "0";
        await bot.StartAsync();
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.ShouldBeServedOnce(await bot.RowsAsync(id), 40);
    }

    [Fact]
    public async Task What_is_left_of_a_stale_broadcast_is_skipped_and_it_is_completed()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MessagesPerSecond"] = "20" });
        await bot.SubscribeAsync(telegram.NewUsers(200));
        var id = await bot.BroadcastAsync("news", staleAfter: TimeSpan.FromSeconds(1));
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        var rows = await bot.RowsAsync(id);
        rows.Values.ShouldAllBe(r => r.State == DeliveryState.Sent || (r.State == DeliveryState.Skipped && r.Reason == DeliveryReasons.Stale));
        rows.Values.Count(r => r.State == DeliveryState.Sent).ShouldBeInRange(1, 60);
        telegram.Got().Keys.Order().ShouldBe(rows.Where(r => r.Value.State == DeliveryState.Sent).Select(r => r.Key).Order());
    }

    [Fact]
    public async Task A_broadcast_with_nothing_to_send_here_leaves_its_share_to_the_others()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("waits").Tip("news", topic: "health");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MessagesPerSecond"] = "100" });
        await bot.SubscribeAsync(telegram.NewUsers(200), "health");
        await bot.SubscribeAsync([1], "agriculture"); // nobody is there any more: tried again in a while
        telegram.FaultFor = call => call.ChatId == 1 ? FaultKind.ServerError : FaultKind.None;
        var waits = await bot.BroadcastAsync("waits", new SendingTerms { Priority = 100 });
        await Eventually.HoldsAsync(async () => (await bot.RowsAsync(waits)).Values.Single().State == DeliveryState.Retrying, "the first to wait");

        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Completed, TimeSpan.FromSeconds(10));
        (await bot.ReportAsync(waits)).Broadcast.Status.ShouldBe(BroadcastStatus.Sending);
    }
}
