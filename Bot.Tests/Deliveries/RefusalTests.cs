using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Deliveries;

/// <summary>What Telegram answers when it does not take a message, and what becomes of the broadcast.</summary>
public class RefusalTests
{
    [Fact]
    public async Task Who_blocked_us_stops_who_is_gone_is_unreachable_and_a_group_that_moved_gets_it_at_its_new_address()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        var people = telegram.NewUsers(5);
        var (blocked, deactivated, shy) = (people[0], people[1], telegram.NewUser("never pressed start"));
        var village = telegram.NewGroup("红旗村", people[2]);
        telegram.AddsBotTo(village, people[2]);
        await telegram.QuietAsync(TimeSpan.FromSeconds(0.5)); // the greeting of the group
        var before = telegram.Messages.Count;
        await bot.SubscribeAsync(people.Append(shy));
        await bot.SubscribeAsync([village.Id, 999]);
        telegram.DeletesAccount(deactivated);
        blocked.HasBlocked = true; // without our being told
        var oldId = village.Id;
        village.Bot.ShouldBe(BotPlace.Member);
        telegram.MigratesToSupergroup(village);
        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        var rows = await bot.RowsAsync(id);
        Stands(rows[blocked.Id]).ShouldBe((DeliveryState.Failed, DeliveryReasons.Blocked, 1));
        Stands(rows[deactivated.Id]).ShouldBe((DeliveryState.Failed, DeliveryReasons.Blocked, 1));
        Stands(rows[shy.Id]).ShouldBe((DeliveryState.Failed, DeliveryReasons.NotAllowed, 1));
        Stands(rows[999]).ShouldBe((DeliveryState.Failed, DeliveryReasons.NoSuchAddress, 1));
        rows[village.Id].State.ShouldBe(DeliveryState.Sent);
        rows.Keys.ShouldNotContain(oldId);
        telegram.Messages.Skip(before).Select(m => m.ChatId).Order().ShouldBe(people.Skip(2).Select(p => p.Id).Append(village.Id).Order());
        (await StatusAsync(bot, blocked.Id)).ShouldBe(SubscriberStatus.Stopped);
        (await StatusAsync(bot, shy.Id)).ShouldBe(SubscriberStatus.Active);
        (await StatusAsync(bot, 999)).ShouldBe(SubscriberStatus.Unreachable);
    }

    [Fact]
    public async Task The_same_refusal_for_everybody_pauses_the_broadcast_with_the_reason_and_leaves_the_rest_untouched()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MaxInFlight"] = "8" });
        await bot.SubscribeAsync(telegram.NewUsers(200));
        var store = bot.Get<IBroadcastStore>();
        var now = bot.Get<TimeProvider>().GetUtcNow();
        var made = await store.AddAsync(new()
        {
            Content = "broken", Title = "坏的", Audience = AudienceFilter.Everyone, Status = BroadcastStatus.Scheduled, CreatedAt = now, DueAt = now, StaleAt = now.AddDays(1),
            Messages = new Dictionary<string, OutboundMessage> { ["zh-CN"] = new(new("坏的", "<b>坏的", "坏的")) },
        });
        await bot.BecomesAsync(made!.Id, BroadcastStatus.Paused);
        await telegram.QuietAsync(TimeSpan.FromSeconds(0.5));

        var report = await bot.ReportAsync(made.Id);
        report.Broadcast.StatusReason!.InEnglish().ShouldStartWith("the platform does not take this content");
        report.Broadcast.StatusReason!.InEnglish().ShouldContain("can't parse entities");
        report.Counts[DeliveryState.Failed].ShouldBeInRange(3, 3 + (3 * 8));
        (report.Counts[DeliveryState.Failed] + report.Open).ShouldBe(200);
        telegram.Refused.Count.ShouldBe((int)report.Counts[DeliveryState.Failed]);
        telegram.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pause_that_Telegram_asks_for_holds_everything_and_costs_nobody_an_attempt()
    {
        await using var telegram = await FakeTelegram.StartAsync(new() { RetryAfterSeconds = 2, Latency = TimeSpan.FromMilliseconds(20) });
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MaxInFlight"] = "8" });
        await bot.SubscribeAsync(telegram.NewUsers(120));
        var id = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 40, "40 messages");
        telegram.Floods(2);
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        telegram.ShouldBeServedOnce(await bot.RowsAsync(id), 120);
        telegram.Throttled.Count(c => c.Method == "sendMessage").ShouldBeInRange(1, 8); // what was under way, and nothing after
        var longest = telegram.Messages.Zip(telegram.Messages.Skip(1), (one, next) => next.At - one.At).Max();
        longest.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1.8));
    }

    [Fact]
    public async Task A_revoked_token_in_the_middle_loses_nothing_and_storms_nobody()
    {
        var clock = new QuickClock(20);
        await using var telegram = await FakeTelegram.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(10), Time = clock });
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, clock, new() { ["Telegram:MaxInFlight"] = "8" });
        await bot.SubscribeAsync(telegram.NewUsers(200));
        var id = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(() => telegram.Messages.Count >= 50, "50 messages");
        telegram.FaultFor = call => call.Method == "sendMessage" ? FaultKind.Unauthorized : FaultKind.None;
        var revokedAt = clock.GetUtcNow();
        await Eventually.HoldsAsync(() => clock.GetUtcNow() - revokedAt > TimeSpan.FromSeconds(20), "20 seconds to pass");

        var tries = telegram.Refused.Count(c => c.ErrorCode == 401);
        tries.ShouldBeInRange(1, 8 * 8); // eight at once, and longer and longer pauses between
        (await bot.ReportAsync(id)).Counts[DeliveryState.Failed].ShouldBe(0);
        telegram.FaultFor = null;
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.ShouldBeServedOnce(await bot.RowsAsync(id), 200);
    }

    private static (DeliveryState, string?, int) Stands(DeliveryRow row) => (row.State, row.Reason, row.Attempts);

    private static async Task<SubscriberStatus> StatusAsync(BotUnderTest bot, long chat) => (await bot.Get<ISubscriberStore>().FindAsync(new("telegram", $"{chat}")))!.Status;
}
