using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Dispatching;

/// <summary>Characters that are none.</summary>
public class UnreadableTextTests
{
    [Fact]
    public async Task A_text_that_cannot_be_normalised_is_answered_like_any_other_that_nobody_understands()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        var wang = telegram.NewUser("王");

        telegram.Says(wang, "hi \uFFFE");

        (await telegram.NextMessageAsync(wang.Id)).Text!.ShouldContain("没看懂");
        bot.Log.ShouldNotContain(line => line.Contains("ArgumentException", StringComparison.Ordinal));
    }
}
