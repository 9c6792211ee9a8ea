using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Channels.WebChat.Page;

/// <summary>The page on a line that breaks, and with a bot that is restarted.</summary>
public class PageConnectionTests(Chromium chromium)
{
    [Fact]
    public async Task After_a_restart_of_the_bot_the_page_is_back_by_itself_and_sends_what_did_not_get_through()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await tab.SubscribeAsync();
        var answers = await tab.FromBot.CountAsync();
        bot.Settings["Urls"] = bot.Address.ToString();

        await bot.StopAsync();
        await tab.SaysAsync("/help");
        await Expect(tab.Page.Locator(".failed .again")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("#banner")).ToContainTextAsync(await WordAsync(tab, "offline"));
        await tab.PhotographAsync("offline");
        await bot.StartAsync();

        await Expect(tab.FromBot).ToHaveCountAsync(answers + 1);
        await Expect(tab.Page.Locator(".failed")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#banner")).ToBeEmptyAsync();
        await tab.AsksAsync("/help"); // whatever was sent twice would have been answered by now
        (await tab.FromMe.CountAsync()).ShouldBe(6);
        await Expect(tab.FromBot).ToHaveCountAsync(answers + 2);
    }

    [Fact]
    public async Task What_came_while_the_line_was_cut_is_there_when_it_is_mended()
    {
        using var content = new ContentFolder().Tip("first").Tip("second");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.EnglishDesktop);
        await tab.SubscribeAsync();
        var before = await tab.FromBot.CountAsync();

        await tab.SetOfflineAsync(true);
        var id = await bot.BroadcastAsync("second");
        await bot.BecomesAsync(id, global::Bot.Broadcasts.BroadcastStatus.Completed);
        await tab.SetOfflineAsync(false);

        await Expect(tab.FromBot.Nth(before)).ToContainTextAsync("second");
        await Expect(tab.FromBot).ToHaveCountAsync(before + 1);
    }

    private static Task<string> WordAsync(ChatTab tab, string name) => tab.Page.EvaluateAsync<string>("name => document.body.dataset[name]", name);
}
