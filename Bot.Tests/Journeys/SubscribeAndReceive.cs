using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Journeys;

/// <summary>The main job, end to end, in Telegram.</summary>
public class SubscribeAndReceive
{
    [Fact]
    public async Task Three_taps_subscribe_and_bring_a_first_tip_and_a_schedule_brings_the_next_one_once()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("first").Tip("second");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        var wang = telegram.NewUser("王");

        telegram.Says(wang, "/start");
        telegram.Taps(wang, await telegram.NextMessageAsync(wang.Id), "农事");
        telegram.Taps(wang, await telegram.NextMessageAsync(wang.Id), "山东省");
        telegram.Taps(wang, await telegram.NextMessageAsync(wang.Id), "农民");
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("好了");
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("标题 first");

        content.Schedules($$"""
              - id: soon
                when: {at: "{{TimeProvider.System.GetUtcNow().AddSeconds(3):yyyy-MM-ddTHH:mm:ssZ}}"}
                what: {tip: second}
            """);
        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("标题 second");
        await telegram.QuietAsync(TimeSpan.FromSeconds(2));

        telegram.Messages.Count(m => m.ChatId == wang.Id && m.Text!.Contains("标题 second", StringComparison.Ordinal)).ShouldBe(1);
        telegram.Refused.ShouldBeEmpty();
        telegram.Throttled.ShouldBeEmpty();
    }
}
