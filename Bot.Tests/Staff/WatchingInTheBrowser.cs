using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Staff;

/// <summary>A day at the console in a real browser, against a server that limits the rate.</summary>
public class WatchingInTheBrowser(Chromium chromium)
{
    [Fact]
    public async Task An_editor_composes_a_reviewer_approves_both_watch_pause_go_on_and_see_who_failed()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("frost");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MessagesPerSecond"] = "20" });
        var people = telegram.NewUsers(60);
        await bot.SubscribeAsync(people);
        foreach (var gone in people.Take(5))
        {
            telegram.DeletesAccount(gone);
        }

        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Editor");
        using var reviewer = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Reviewer");
        await using var one = await chromium.OpenConsoleAsync(bot.Address, Screen.ChinesePhone, editor.Cookie);
        await using var other = await chromium.OpenConsoleAsync(bot.Address, Screen.EnglishDesktop, reviewer.Cookie);

        await one.GoAsync("/staff/compose");
        await one.Button("Take this").ClickAsync();
        await Expect(one.Page.Locator("#count")).ToContainTextAsync("60 people");
        await one.Page.Locator("#regions").SelectOptionAsync("371324");
        await Expect(one.Page.Locator("#count")).ToContainTextAsync("0 people");
        await one.Page.Locator("#regions").SelectOptionAsync(Array.Empty<string>());
        await Expect(one.Page.Locator("#count")).ToContainTextAsync("60 people");
        await one.Button("Next: look at it").ClickAsync();
        await one.Button("Submit for approval").ClickAsync();
        await Expect(one.Page.GetByText("Waits for approval")).ToBeVisibleAsync();

        await other.Page.GotoAsync(one.Page.Url);
        await other.Button("Approve").ClickAsync();
        await Expect(other.Page.Locator("[data-field=sent]")).Not.ToHaveTextAsync("0");
        await other.Link("Pause").ClickAsync();
        await Expect(other.Page.Locator("main")).ToContainTextAsync("Sending stops at once.");
        await other.Button("Pause").ClickAsync();
        await Expect(other.Page.Locator(".badge.bad")).ToHaveTextAsync("Paused");
        await other.PhotographAsync("journey-paused");
        await other.Link("Go on").ClickAsync();
        await other.Button("Go on").ClickAsync();

        await Expect(other.Page.GetByText("Completed")).ToBeVisibleAsync(new() { Timeout = 15_000 }); // without anybody touching the page
        await Expect(other.Page.Locator("[data-field=sent]")).ToHaveTextAsync("55");
        await Expect(other.Page.Locator("[data-field=failed]")).ToHaveTextAsync("5");
        await Expect(other.Page.Locator("main")).ToContainTextAsync("blocked the bot");
        await other.PhotographAsync("journey-completed");

        await other.Link("Who got it").ClickAsync();
        await other.Page.Locator("select[name=state]").SelectOptionAsync("Failed");
        await other.Button("Search").ClickAsync();
        await Expect(other.Page.Locator("tbody tr")).ToHaveCountAsync(5);
        var download = await other.Page.RunAndWaitForDownloadAsync(() => other.Link("Export as CSV").ClickAsync());
        (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Length.ShouldBe(61);
        await other.Page.GoBackAsync();

        await other.Link("Back").ClickAsync();
        await other.Link("Retry what failed").ClickAsync();
        await Expect(other.Page.Locator("main")).ToContainTextAsync("5 people whom it did not reach");
        await other.Button("Retry what failed").ClickAsync();
        await Expect(other.Page.Locator("[data-field=audience]")).ToHaveTextAsync("5");
        (await bot.Get<IBroadcastStore>().ListAsync(10)).Count.ShouldBe(2);
        one.ShouldBeClean();
        other.ShouldBeClean();
    }
}
