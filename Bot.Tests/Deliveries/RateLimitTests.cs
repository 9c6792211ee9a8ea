using System.Diagnostics;
using Bot.Broadcasts;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Deliveries;

/// <summary>Beside a Telegram that takes thirty messages a second and punishes the thirty-first.</summary>
[Collection(Alone.Name)]
public sealed class RateLimitTests : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("news").Tip("frost", topic: "health");
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync(new() { MessagesPerSecond = 30, MessagesPerChatPerSecond = 1 });
        bot = await BotUnderTest.StartAsync(content, telegram, settings: new()
        {
            ["Telegram:MessagesPerSecond"] = "30", ["Telegram:MessagesPerChatPerSecond"] = "1",
        });
    }

    [Fact]
    public async Task The_permitted_rate_is_used_up_and_never_passed()
    {
        await bot.SubscribeAsync(telegram.NewUsers(190));
        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        telegram.Throttled.ShouldBeEmpty();
        var took = telegram.Messages[^1].At - telegram.Messages[0].At;
        var rate = (telegram.Messages.Count - 1) / took.TotalSeconds;
        TestContext.Current.SendDiagnosticMessage("{0:0.00} messages a second", rate);
        rate.ShouldBeGreaterThanOrEqualTo(0.97 * 30);
        telegram.ShouldBeServedOnce(await bot.RowsAsync(id), 190);
    }

    [Fact]
    public async Task Whoever_writes_during_a_broadcast_is_answered_within_a_second()
    {
        await bot.SubscribeAsync(telegram.NewUsers(400));
        await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 40, "the broadcast to be under way");
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var person = telegram.NewUser();
            var watch = Stopwatch.StartNew();
            telegram.Says(person, "/help");
            await telegram.NextMessageAsync(person.Id);
            waits.Add(watch.Elapsed.TotalSeconds);
        }

        TestContext.Current.SendDiagnosticMessage("seconds until the answer: {0}", string.Join(" ", waits.Order().Select(w => $"{w:0.000}")));
        waits.Order().ElementAt(11 * 95 / 100).ShouldBeLessThanOrEqualTo(1);
        telegram.Messages.Count.ShouldBeLessThan(400, "the broadcast was to go on all the while");
        telegram.Throttled.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_small_broadcast_of_higher_priority_is_done_in_seconds_beside_a_long_one()
    {
        await bot.SubscribeAsync(telegram.NewUsers(500), "agriculture");
        await bot.SubscribeAsync(telegram.NewUsers(20), "health");
        var large = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 40, "the long one to be under way");
        var small = await bot.BroadcastAsync("frost", new SendingTerms { Priority = 10 });
        await bot.BecomesAsync(small, BroadcastStatus.Completed, TimeSpan.FromSeconds(4));

        (await bot.ReportAsync(large)).Broadcast.Status.ShouldBe(BroadcastStatus.Sending);
        var during = telegram.Messages.SkipWhile(m => !m.Text.Contains("frost", StringComparison.Ordinal)).Count(m => m.Text.Contains("news", StringComparison.Ordinal));
        during.ShouldBeGreaterThan(0, "the long one was to go on, too");
        telegram.Throttled.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_broadcasts_of_one_priority_share_the_lane()
    {
        await bot.SubscribeAsync(telegram.NewUsers(150), "agriculture");
        await bot.SubscribeAsync(telegram.NewUsers(150), "health");
        await bot.BroadcastAsync("news");
        await bot.BroadcastAsync("frost");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 120, "120 messages");
        telegram.Messages.Take(120).Count(m => m.Text.Contains("frost", StringComparison.Ordinal)).ShouldBeInRange(40, 80);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await telegram.DisposeAsync();
        content.Dispose();
    }
}
