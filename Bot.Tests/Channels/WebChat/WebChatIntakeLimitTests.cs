using System.Net;
using Bot.Content;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Channels.WebChat;

/// <summary>One visitor, or one network, cannot keep the bot busy for everybody.</summary>
public class WebChatIntakeLimitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("en-GB,en;q=0.8", "en")]
    [InlineData("fr", "en")]
    public async Task Who_writes_too_fast_is_told_so_in_their_language_and_may_go_on_after_a_minute(string language, string locale)
    {
        using var content = new ContentFolder();
        var clock = new ManualClock(Noon);
        await using var bot = await BotUnderTest.StartAsync(content, clock: clock, settings: new() { ["WebChat:MessagesPerMinute"] = "3" });
        using var visitor = await WebVisitor.ArriveAsync(bot.Address, language);
        using var neighbour = await WebVisitor.ArriveAsync(bot.Address);

        for (var i = 0; i < 3; i++)
        {
            await visitor.SaysAsync("/help");
        }

        using var refused = await visitor.PostAsync(new { text = "/help" });
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        (await Refusals.SentenceAsync(refused)).ShouldBe(Refusals.Sentence(bot, locale, TextKeys.WebChatTooFast));
        (await visitor.HistoryAsync()).Count(m => m.From == "me").ShouldBe(3);

        await neighbour.SaysAsync("/help");
        clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.SaysAsync("/help");
    }

    [Fact]
    public async Task A_network_has_a_limit_of_its_own_however_many_visitors_it_invents()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(
            content, clock: new ManualClock(Noon), settings: new() { ["WebChat:MessagesPerMinutePerAddress"] = "4" });

        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var visitor = await WebVisitor.ArriveAsync(bot.Address);
            using var answer = await visitor.PostAsync(new { text = "/help" });
            codes.Add(answer.StatusCode);
        }

        codes.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.Accepted, 4), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)]);
    }
}
