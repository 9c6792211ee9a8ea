using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Journeys;

/// <summary>The main job, end to end, on the chat page in a real browser.</summary>
public class ChatInTheBrowser(Chromium chromium)
{
    [Theory]
    [InlineData(390, 844, "zh-CN")]
    [InlineData(390, 844, "en-US")]
    [InlineData(1440, 900, "zh-CN")]
    [InlineData(1440, 900, "en-US")]
    public async Task Three_taps_bring_the_first_tip_with_its_picture_and_all_of_it_is_still_there_after_a_reload(int width, int height, string locale)
    {
        using var content = Content();
        await using var bot = await BotUnderTest.StartAsync(content);
        var screen = new Screen(width, height, locale);
        await using var tab = await chromium.OpenAsync(bot.Address, screen);
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", screen.IsChinese ? "zh-CN" : "en");
        await tab.PhotographAsync($"{screen}-1-empty");

        await tab.SubscribeAsync();

        var tip = tab.FromBot.Last;
        await Expect(tip.Locator(".title")).ToHaveTextAsync(screen.IsChinese ? "标题 first" : "First tip");
        (await PictureWidthAsync(tip)).ShouldBeGreaterThan(0);
        await tab.PhotographAsync($"{screen}-2-first-tip");
        var said = await tab.Messages.Locator(".html").AllInnerTextsAsync();
        said.Count.ShouldBe(9); // start, three taps, three questions, done, the tip

        await tab.ReloadAsync();
        await Expect(tab.Messages).ToHaveCountAsync(said.Count);
        (await tab.Messages.Locator(".html").AllInnerTextsAsync()).ShouldBe(said);
        (await PictureWidthAsync(tab.FromBot.Last)).ShouldBeGreaterThan(0);
        (await tab.SidewaysAsync()).ShouldBe(0);
        tab.ShouldBeClean();
    }

    [Theory]
    [InlineData(390, 844, "zh-CN")]
    [InlineData(1440, 900, "en-US")]
    public async Task A_scheduled_tip_and_a_broadcast_appear_in_the_open_page_by_themselves(int width, int height, string locale)
    {
        using var content = Content().Tip("second", topic: "health").Tip("third", topic: "health");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, new(width, height, locale));
        await tab.StartAsync();
        await tab.TapAndWaitAsync(0); // everything; and never a region: that is enough to be subscribed
        var before = await tab.FromBot.CountAsync();

        await bot.BroadcastAsync("second");
        await Expect(tab.FromBot.Nth(before)).ToContainTextAsync("标题 second");

        content.Schedules($$"""
              - id: soon
                when: {at: "{{TimeProvider.System.GetUtcNow().AddSeconds(2):yyyy-MM-ddTHH:mm:ssZ}}"}
                what: {tip: third}
            """);
        await Expect(tab.FromBot.Nth(before + 1)).ToContainTextAsync("标题 third");
        await Expect(tab.FromBot.Nth(before + 1)).ToBeInViewportAsync();
        tab.ShouldBeClean();
    }

    [Theory]
    [InlineData("zh-CN", "English", "en")]
    [InlineData("en-US", "中文", "zh-CN")]
    public async Task The_language_chosen_in_the_chat_is_the_pages_after_a_reload(string browser, string chosen, string locale)
    {
        using var content = Content();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone with { Locale = browser });
        await tab.SubscribeAsync();
        var send = await tab.Page.Locator("#send").InnerTextAsync();

        await tab.AsksAsync("/language");
        await tab.Choice(chosen).ClickAsync();
        await Expect(tab.Choices).ToHaveCountAsync(0); // the question has turned into its answer
        await tab.ReloadAsync();

        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", locale);
        (await tab.Page.Locator("#send").InnerTextAsync()).ShouldNotBe(send);
        await tab.PhotographAsync($"language-{locale}");
        tab.ShouldBeClean();
    }

    private static ContentFolder Content() => new ContentFolder()
        .Picture("images/snow.png")
        .Tip("first", extra: "image: images/snow.png")
        .Write("tips/agriculture/first.en.md", """
            ---
            id: first
            title: First tip
            summary: In short.
            ---
            The text.
            """);

    private static async Task<int> PictureWidthAsync(ILocator message)
    {
        await message.Locator("img").ScrollIntoViewIfNeededAsync(); // pictures further down are fetched when they come near
        return await message.Locator("img").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)");
    }
}
