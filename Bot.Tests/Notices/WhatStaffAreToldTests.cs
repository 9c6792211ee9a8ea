using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Notices;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Notices;

/// <summary>What goes wrong is put on the board, and taken down when it is over.</summary>
public class WhatStaffAreToldTests
{
    [Fact]
    public async Task A_broadcast_that_pauses_itself_is_told_once_until_somebody_decides()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(20));
        var now = bot.Get<TimeProvider>().GetUtcNow();
        var id = (await bot.Get<IBroadcastStore>().AddAsync(new()
        {
            Content = "broken", Title = "坏的", Audience = AudienceFilter.Everyone, Status = BroadcastStatus.Scheduled, CreatedAt = now, DueAt = now, StaleAt = now.AddDays(1),
            Messages = new Dictionary<string, OutboundMessage> { ["zh-CN"] = new(new("坏的", "<b>坏的", "坏的")) },
        }))!.Id;
        await bot.BecomesAsync(id, BroadcastStatus.Paused);

        var notice = (await bot.Get<NoticeBoard>().ListOpenAsync(10)).ShouldHaveSingleItem();
        notice.Kind.ShouldBe(NoticeKind.BroadcastPaused);
        notice.Subject.ShouldBe($"broadcast/{id}");
        notice.Arguments["title"].Text.ShouldBe("坏的");
        notice.Arguments["reason"].InEnglish().ShouldStartWith("the platform does not take this content");

        (await bot.Get<BroadcastControl>().CancelAsync(id)).ShouldBeNull();
        (await bot.Get<NoticeBoard>().ListOpenAsync(10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_edit_is_told_and_mending_it_takes_the_notice_down()
    {
        using var content = new ContentFolder().Tip("one");
        await using var bot = await BotUnderTest.StartAsync(content);
        var board = bot.Get<NoticeBoard>();

        content.Tip("two", extra: "colour: red");
        await Eventually.HoldsAsync(async () => (await board.ListOpenAsync(10)).Count == 1, "the notice");
        (await board.ListOpenAsync(10))[0].Arguments["problem"].InEnglish().ShouldContain("tips/agriculture/two.md");

        content.Tip("two");
        await Eventually.HoldsAsync(async () => (await board.ListOpenAsync(10)).Count == 0, "the notice to go");
    }
}
