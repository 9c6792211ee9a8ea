using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using Bot.Tests.Fakes.Telegram;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Staff;

/// <summary>The first days at the console in real browsers, from the link of the first start, against a server that limits the rate. Everything is found by links and buttons.</summary>
public sealed class WatchingInTheBrowser(Chromium chromium) : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MessagesPerSecond"] = "20" });
        var people = telegram.NewUsers(60);
        await bot.SubscribeAsync(people);
        foreach (var gone in people.Take(5))
        {
            telegram.DeletesAccount(gone);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await telegram.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task From_the_link_of_the_first_start_to_the_export_and_the_retry()
    {
        await using var admin = await chromium.OpenConsoleAsync(bot.Address, Screen.EnglishDesktop);
        await using var editor = await chromium.OpenConsoleAsync(bot.Address, Screen.ChinesePhone);
        await using var reviewer = await chromium.OpenConsoleAsync(bot.Address, Screen.EnglishDesktop);
        await admin.JoinAsync($"/staff/join/{await bot.Get<Invites>().SetUpAsync()}", "Admin");
        await editor.JoinAsync(await InviteAsync(admin, "Editor"), "小李");
        await reviewer.JoinAsync(await InviteAsync(admin, "Reviewer"), "Reviewer");

        await ComposeAsync(editor);
        await Expect(reviewer.Link("标题 frost")).ToBeVisibleAsync(); // on Today, which nobody has touched
        await reviewer.Link("标题 frost").ClickAsync();
        await Expect(reviewer.Page.Locator("main")).ToContainTextAsync("it reaches 60 people");
        await reviewer.Button("Approve").DblClickAsync();

        await Expect(reviewer.Page.Locator("[data-field=sent]")).Not.ToHaveTextAsync("0");
        await Expect(editor.Page.Locator("[data-field=sent]")).Not.ToHaveTextAsync("0"); // without anybody touching the page
        await admin.MenuAsync("Today");
        await Expect(admin.Page.Locator("[data-field=sent]")).Not.ToHaveTextAsync("0");
        await PauseAndGoOnAsync(reviewer, editor);

        await Expect(reviewer.Page.GetByText("Completed")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(editor.Page.GetByText("发完了")).ToBeVisibleAsync();
        await Expect(reviewer.Page.Locator("[data-field=sent]")).ToHaveTextAsync("55");
        await Expect(reviewer.Page.Locator("[data-field=failed]")).ToHaveTextAsync("5");
        await Expect(reviewer.Page.Locator("main")).ToContainTextAsync("blocked the bot");
        await reviewer.PhotographAsync("journey-completed");
        await ExportAndRetryAsync(reviewer);
        foreach (var tab in new[] { admin, editor, reviewer })
        {
            tab.ShouldBeClean();
        }
    }

    [Fact]
    public async Task What_was_typed_outlives_the_session_a_second_window_and_being_given_back()
    {
        await using var admin = await chromium.OpenConsoleAsync(bot.Address, Screen.EnglishDesktop);
        await using var editor = await chromium.OpenConsoleAsync(bot.Address, Screen.EnglishDesktop);
        await admin.JoinAsync($"/staff/join/{await bot.Get<Invites>().SetUpAsync()}", "Admin");
        await editor.JoinAsync(await InviteAsync(admin, "Editor"), "Editor");
        await editor.MenuAsync("Compose");
        await editor.Button("Write something new").ClickAsync();
        await editor.Page.GetByLabel("Topic", new() { Exact = true }).SelectOptionAsync("agriculture");
        foreach (var (name, value) in new[] { ("title", "Frost <b>tonight</b>"), ("summary", "Cover the seedlings."), ("body", "**Tonight**"), ("source-publisher", "Weather office"), ("source-title", "Warning"), ("source-url", "https://example.org/frost") })
        {
            await editor.Page.Locator($"#{name}").FillAsync(value);
        }

        await Expect(editor.Page.Locator("#preview .bubble").First).ToContainTextAsync("Frost <b>tonight</b>"); // while it is being written
        await Expect(editor.Page.Locator("#count")).ToContainTextAsync("60 people");
        await editor.Page.Context.ClearCookiesAsync();
        await editor.Button("Next: look at it").ClickAsync();
        await editor.Page.Locator("#name").FillAsync("Editor");
        await editor.Page.Locator("#password").FillAsync(ConsoleTab.Password);
        await editor.Button("Sign in").ClickAsync();
        await editor.Button("Send it").ClickAsync();
        await Expect(editor.Page.Locator("table")).ToContainTextAsync("Frost <b>tonight</b>");

        await editor.Button("Submit for approval").ClickAsync();
        await admin.MenuAsync("Today");
        await admin.Link("Frost <b>tonight</b>").ClickAsync();
        await admin.Page.Locator("#remark").FillAsync("Which night?");
        await admin.Button("Give back").ClickAsync();
        await Expect(editor.Page.Locator("main")).ToContainTextAsync("Which night?"); // the page reads itself anew
        await editor.Button("Write another like it").ClickAsync();
        await Expect(editor.Page.Locator("#title")).ToHaveValueAsync("Frost <b>tonight</b>");

        var second = new ConsoleTab(editor.Page.Context, await editor.Page.Context.NewPageAsync());
        await second.Page.GotoAsync(editor.Page.Url);
        await second.Page.Locator("#title").FillAsync("The second window");
        await second.Button("Save for now").ClickAsync();
        await editor.Page.Locator("#title").FillAsync("The first window");
        await editor.Button("Save for now").ClickAsync();
        await Expect(editor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("changed elsewhere");
        await Expect(editor.Page.Locator("#title")).ToHaveValueAsync("The first window");
    }

    private static async Task<string> InviteAsync(ConsoleTab admin, string role)
    {
        await admin.MenuAsync("Staff");
        await admin.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{role}") }).CheckAsync();
        await admin.Page.Locator("#invite-old").FillAsync(ConsoleTab.Password);
        await admin.Button("Make an invite link").ClickAsync();
        return await admin.Page.Locator("#link").InputValueAsync();
    }

    /// <summary>On a phone, in Chinese.</summary>
    private static async Task ComposeAsync(ConsoleTab editor)
    {
        await editor.MenuAsync("写群发");
        await editor.Button("选这条").ClickAsync();
        await Expect(editor.Page.Locator("#count")).ToContainTextAsync("60 人");
        await editor.Page.Locator("summary", new() { HasText = "地区" }).ClickAsync();
        await editor.Page.Locator("input[name=regions][value='371324']").CheckAsync();
        await Expect(editor.Page.Locator("#count")).ToContainTextAsync("0 人");
        await editor.Page.Locator("input[name=regions][value='371324']").UncheckAsync();
        await Expect(editor.Page.Locator("#count")).ToContainTextAsync("60 人");
        await editor.Button("下一步：看清楚").ClickAsync();
        await editor.Button("提交审核").ClickAsync();
        await Expect(editor.Page.GetByText("等审核")).ToBeVisibleAsync();
    }

    private static async Task PauseAndGoOnAsync(ConsoleTab reviewer, ConsoleTab editor)
    {
        await reviewer.Link("Pause").ClickAsync();
        await Expect(reviewer.Page.Locator("main")).ToContainTextAsync("Sending stops at once.");
        await reviewer.Button("Pause").ClickAsync();
        await Expect(reviewer.Page.Locator(".badge.warn")).ToHaveTextAsync("Paused");
        await Expect(editor.Page.Locator(".badge.warn")).ToHaveTextAsync("停着");
        await reviewer.PhotographAsync("journey-paused");
        await reviewer.Link("Go on").ClickAsync();
        await reviewer.Button("Go on").ClickAsync();
    }

    private async Task ExportAndRetryAsync(ConsoleTab reviewer)
    {
        await reviewer.Link("Who got it").ClickAsync();
        await reviewer.Page.Locator("select[name=state]").SelectOptionAsync("Failed");
        await reviewer.Button("Search").ClickAsync();
        await Expect(reviewer.Page.Locator("tbody tr")).ToHaveCountAsync(5);
        var download = await reviewer.Page.RunAndWaitForDownloadAsync(() => reviewer.Link("Export as CSV").ClickAsync());
        (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Length.ShouldBe(61);
        await reviewer.Page.GoBackAsync();

        await reviewer.Link("Back").ClickAsync();
        await reviewer.Link("Retry what failed").ClickAsync();
        await Expect(reviewer.Page.Locator("main")).ToContainTextAsync("5 people whom it did not reach");
        await Expect(reviewer.Page.Locator("main")).ToContainTextAsync("5 of them have unsubscribed, blocked the bot, or are gone");
        await reviewer.Button("Retry what failed").DblClickAsync();
        await Expect(reviewer.Page.Locator("[data-field=audience]")).ToHaveTextAsync("5");
        (await bot.Get<IBroadcastStore>().ListAsync(10)).Count.ShouldBe(2, "pressed twice it is sent once");
        await reviewer.MenuAsync("Broadcasts");
        await reviewer.Link("标题 frost").Last.ClickAsync();
        await Expect(reviewer.Link("See the retry")).ToBeVisibleAsync();
    }
}
