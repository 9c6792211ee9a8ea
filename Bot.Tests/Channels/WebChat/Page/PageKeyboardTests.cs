using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Channels.WebChat.Page;

/// <summary>The buttons under messages.</summary>
public class PageKeyboardTests(Chromium chromium)
{
    /// <summary>What a finger hits without care, in px.</summary>
    private const double Finger = 44;

    [Theory]
    [InlineData(390, 844, "zh-CN", false)]
    [InlineData(390, 844, "en-US", true)]
    [InlineData(320, 568, "zh-CN", true)]
    [InlineData(1440, 900, "zh-CN", false)]
    public async Task All_provinces_can_be_read_and_hit_and_the_question_above_them_is_on_the_screen(int width, int height, string locale, bool bigText)
    {
        using var content = new ContentFolder().Real();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, new(width, height, locale));
        if (bigText)
        {
            await tab.Page.Locator("#size").ClickAsync();
        }

        await tab.StartAsync();
        await tab.TapAndWaitAsync(1);

        await Expect(tab.Choices).ToHaveCountAsync(34 + 1);
        await Expect(tab.FromBot.Last.Locator(".html")).ToBeInViewportAsync(new() { Ratio = 1 });
        var buttons = await tab.Choices.EvaluateAllAsync<ButtonOnScreen[]>(
            """
            buttons => buttons.map(b => {
              const { left, right, height } = b.getBoundingClientRect();
              return { name: b.textContent, left, right, height, cut: b.scrollWidth > b.clientWidth || b.scrollHeight > b.clientHeight };
            })
            """);
        buttons.ShouldAllBe(b => !b.Cut && b.Height >= Finger && b.Left >= 0 && b.Right <= width);
        (await tab.SidewaysAsync()).ShouldBe(0);
        await tab.PhotographAsync($"provinces-{width}-{locale}{(bigText ? "-big" : "")}");
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task A_tick_changes_under_the_finger_and_adds_no_line()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await tab.SubscribeAsync();
        await tab.AsksAsync("/topics");
        var health = tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "健康" });
        await Expect(health).Not.ToBeCheckedAsync();
        var lines = await tab.Messages.CountAsync();
        var place = (await health.BoundingBoxAsync())!.Y;

        await health.ClickAsync();

        await Expect(health).ToBeCheckedAsync();
        (await health.BoundingBoxAsync())!.Y.ShouldBe(place);
        await Expect(tab.Page.Locator(".item")).ToHaveCountAsync(lines); // none that only waits to be shown, either
        await tab.ReloadAsync();
        await Expect(tab.Messages).ToHaveCountAsync(lines);
        await Expect(health).ToBeCheckedAsync();
        await tab.PhotographAsync("ticks");
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task A_tick_on_one_page_shows_on_another_of_the_same_visitor()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.EnglishDesktop);
        await tab.SubscribeAsync();
        await tab.AsksAsync("/topics");
        var other = await tab.OpenAnotherAsync();
        await Expect(other.Messages).ToHaveCountAsync(await tab.Messages.CountAsync());

        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Health" }).ClickAsync();

        await Expect(other.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Health" })).ToBeCheckedAsync();
        await Expect(other.Messages).ToHaveCountAsync(await tab.Messages.CountAsync());
        tab.ShouldBeClean();
        other.ShouldBeClean();
    }

    [Fact]
    public async Task Who_has_everything_deleted_finds_nothing_but_that_after_a_reload()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await tab.SubscribeAsync();
        await tab.AsksAsync("/me");
        await tab.PhotographAsync("me");

        await tab.Choices.First.ClickAsync();
        await Expect(tab.Choices).ToHaveCountAsync(2);
        await tab.TapAndWaitAsync(1);
        await Expect(tab.FromBot.Last).ToContainTextAsync("删");
        await tab.ReloadAsync();

        await Expect(tab.FromBot).ToHaveCountAsync(1);
        await Expect(tab.FromMe).ToHaveCountAsync(0);
        tab.ShouldBeClean();
    }

    private sealed record ButtonOnScreen
    {
        public string Name { get; init; } = "";

        public double Left { get; init; }

        public double Right { get; init; }

        public double Height { get; init; }

        public bool Cut { get; init; }
    }
}
