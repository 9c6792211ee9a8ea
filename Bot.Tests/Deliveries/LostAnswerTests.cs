using System.Collections.Concurrent;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Deliveries;

/// <summary>Answers that never come, so that nobody knows whether the message arrived. A minute takes three seconds here.</summary>
public class LostAnswerTests
{
    private readonly QuickClock clock = new(20);

    [Theory]
    [InlineData(FaultKind.ServerError, 1)]
    [InlineData(FaultKind.BadGatewayPage, 1)]
    [InlineData(FaultKind.ResetBeforeAccept, 1)]
    [InlineData(FaultKind.ResetAfterAccept, 2)]
    [InlineData(FaultKind.HalfBody, 2)]
    [InlineData(FaultKind.SilenceBeforeAccept, 1)]
    [InlineData(FaultKind.SilenceAfterAccept, 2)]
    internal async Task Who_was_perhaps_reached_is_tried_again_and_marked_and_the_others_are_not_touched(FaultKind fault, int messages)
    {
        await using var telegram = await FakeTelegram.StartAsync(new() { Time = clock });
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, clock);
        await bot.SubscribeAsync(telegram.NewUsers(60));
        var seen = new ConcurrentDictionary<long, bool>();
        telegram.FaultFor = call => call.ChatId is { } chat && IsUnlucky(chat) && seen.TryAdd(chat, true) ? fault : FaultKind.None;
        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        var rows = await bot.RowsAsync(id);
        telegram.ShouldBeServed(rows, 60);
        var got = telegram.Got();
        rows.Where(r => IsUnlucky(r.Key)).ShouldAllBe(r => got[r.Key] == messages && r.Value.Doubts == 1 && r.Value.Attempts == 2);
        rows.Where(r => !IsUnlucky(r.Key)).ShouldAllBe(r => got[r.Key] == 1 && r.Value.Doubts == 0 && r.Value.Attempts == 1);
        (await bot.ReportAsync(id)).Counts.MaybeTwice.ShouldBe(6);
    }

    [Fact]
    public async Task On_a_bad_day_everybody_is_served_and_twice_only_where_the_ledger_says_so()
    {
        await using var telegram = await FakeTelegram.StartAsync(new()
        {
            Time = clock, ServerErrorShare = 0.05, ResetAfterAcceptShare = 0.05, ResetBeforeAcceptShare = 0.05, HalfBodyShare = 0.05,
        });
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, clock);
        await bot.SubscribeAsync(telegram.NewUsers(400));
        var id = await bot.BroadcastAsync("news");
        await Eventually.HoldsAsync(async () => (await bot.ReportAsync(id)).Open < 10, "nearly all to be served");
        (telegram.Options.ServerErrorShare, telegram.Options.ResetAfterAcceptShare, telegram.Options.ResetBeforeAcceptShare, telegram.Options.HalfBodyShare) = (0, 0, 0, 0);
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        var rows = await bot.RowsAsync(id);
        telegram.ShouldBeServed(rows, 400);
        telegram.Got().Values.ShouldContain(times => times > 1); // the test is about something
        rows.Values.ShouldAllBe(r => r.Attempts == r.Doubts + 1);
    }

    [Fact]
    public async Task Who_never_answers_ends_in_doubt_and_does_not_keep_the_broadcast_open()
    {
        var quicker = new QuickClock(50);
        await using var telegram = await FakeTelegram.StartAsync(new() { Time = quicker });
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, quicker);
        var people = telegram.NewUsers(3);
        await bot.SubscribeAsync(people);
        telegram.FaultFor = call => call.ChatId == people[1].Id ? FaultKind.ServerError : FaultKind.None;
        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        var row = (await bot.RowsAsync(id))[people[1].Id];
        (row.State, row.Attempts, row.Doubts, row.Reason).ShouldBe((DeliveryState.InDoubt, DeliveryPolicy.MaxAttempts, DeliveryPolicy.MaxAttempts, DeliveryReasons.NoAnswer));
        var tries = telegram.Calls.Where(c => c.ChatId == people[1].Id).Select(c => c.At).ToArray();
        tries.Zip(tries.Skip(1), (one, next) => (next - one).TotalSeconds).Zip([2, 10, 30, 120], (waited, least) => waited >= least).ShouldAllBe(kept => kept);
        telegram.Got().Keys.Order().ShouldBe([people[0].Id, people[2].Id]);
    }

    private static bool IsUnlucky(long chat) => chat % 10 == 0;
}
