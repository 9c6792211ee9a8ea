using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Channels.WebChat.Page;

/// <summary>What becomes of what is written and tapped on the page.</summary>
public class PageWritingTests(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", "帮助")]
    [InlineData("en-US", "help")]
    public async Task What_nobody_understands_gets_an_answer_that_says_what_can_be_said(string locale, string word)
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone with { Locale = locale });

        var answer = await tab.AsksAsync("今年的稻子什么时候能收？ What is the weather?");

        await Expect(answer).ToContainTextAsync(word);
        await tab.PhotographAsync($"unknown-{locale}");
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_it_was_written_and_nothing_of_it_runs()
    {
        const string hostile = "<img src=x onerror=\"window.hit=1\"><script>window.hit=2</script><a href=\"javascript:window.hit=3\">here</a> {{webchat.title}} &lt;b&gt;";
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);

        await tab.AsksAsync(hostile);
        await HarmlessAsync();
        await tab.ReloadAsync();
        await HarmlessAsync();
        await tab.PhotographAsync("hostile");
        tab.ShouldBeClean();

        async Task HarmlessAsync()
        {
            await Expect(tab.FromMe.Locator(".html")).ToHaveTextAsync(hostile);
            (await tab.Page.Locator("#log img, #log a, #log script").CountAsync()).ShouldBe(0);
            (await tab.Page.EvaluateAsync<bool>("() => 'hit' in window")).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_double_tap_is_one_message()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await tab.StartAsync();

        await tab.Choice("农事").DblClickAsync();
        await Expect(tab.FromBot).ToHaveCountAsync(2);
        await tab.AsksAsync("/help"); // answered after whatever a second tap would have brought

        (await tab.FromMe.Locator(".html").AllInnerTextsAsync()).ShouldBe(["开始", "农事", "帮助"]);
        await Expect(tab.FromBot).ToHaveCountAsync(3);
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task Enter_sends_and_shift_and_enter_begin_a_new_line()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.EnglishDesktop);

        await tab.Page.Keyboard.TypeAsync("one"); // the page begins with the cursor in its field
        await tab.Page.Keyboard.PressAsync("Shift+Enter");
        await tab.Page.Keyboard.TypeAsync("two");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.FromMe.Locator(".html")).ToHaveTextAsync("one\ntwo", new() { UseInnerText = true });
        await Expect(tab.Page.Locator("#text")).ToHaveValueAsync("");
        await Expect(tab.FromBot).ToHaveCountAsync(1);
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task A_text_that_is_half_written_survives_a_reload_and_its_length_is_counted_near_the_end()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        var draft = new string('农', 950);

        await tab.Page.Locator("#text").FillAsync(draft);
        await tab.Page.ReloadAsync();

        await Expect(tab.Page.Locator("#text")).ToHaveValueAsync(draft);
        await Expect(tab.Page.Locator("#count")).ToHaveTextAsync("950 / 1000");
        await tab.Page.Locator("#text").PressSequentiallyAsync(new string('x', 60));
        (await tab.Page.Locator("#text").InputValueAsync()).Length.ShouldBe(1000);
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task A_refusal_is_shown_under_the_message_in_the_pages_own_language()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content, settings: new() { ["WebChat:MessagesPerMinute"] = "4" });
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await tab.StartAsync();
        await tab.TapAndWaitAsync(0);
        await tab.AsksAsync("/language");
        await tab.Choice("English").ClickAsync();
        await Expect(tab.Choices).ToHaveCountAsync(0);
        await tab.ReloadAsync(); // the browser still says zh-CN, the page is in English now

        await Eventually.HoldsAsync(
            async () =>
            {
                await tab.SaysAsync("/help"); // more than once, should a minute of the clock have just begun
                return await tab.Page.Locator(".trouble").CountAsync() > 0;
            },
            "a refusal");

        await Expect(tab.Page.Locator(".trouble").First).ToContainTextAsync("too fast");
        await Expect(tab.Page.Locator(".again").First).ToBeVisibleAsync();
        await tab.PhotographAsync("refused");
    }
}
