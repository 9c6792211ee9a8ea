using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Bot.Tests.Fakes.Browser;

/// <summary>The chat page in a browser, with what can be done there by hand.</summary>
internal sealed class ChatTab : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> trouble = new();

    private ChatTab(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(10_000);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.RequestFailed += (_, request) => Note(!request.Url.EndsWith("/events", StringComparison.Ordinal), $"request: {request.Url} {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Every message, in the order it is read.</summary>
    public ILocator Messages => Page.Locator(".item:visible");

    public ILocator FromBot => Page.Locator(".item.bot");

    public ILocator FromMe => Page.Locator(".item.me:visible");

    /// <summary>The buttons under the bot's newest message.</summary>
    public ILocator Choices => Page.Locator(".newest .choices button");

    public static async Task<ChatTab> OpenAsync(IBrowserContext context)
    {
        var tab = new ChatTab(context, await context.NewPageAsync());
        await tab.Page.GotoAsync("/chat");
        return tab;
    }

    /// <summary>Another page of the same visitor's.</summary>
    public Task<ChatTab> OpenAnotherAsync() => OpenAsync(context);

    /// <summary>Presses the big button of the empty page.</summary>
    public async Task StartAsync()
    {
        await Page.Locator(".start").ClickAsync();
        await Choices.First.WaitForAsync();
    }

    /// <summary>The three taps: farming, the second region of the list, the first kind of person. Ends when the first tip is there.</summary>
    public async Task SubscribeAsync()
    {
        await StartAsync();
        await TapAndWaitAsync(1);
        await TapAndWaitAsync(1);
        await TapAndWaitAsync(0);
        await FromBot.Nth(4).WaitForAsync();
    }

    /// <summary>Taps the button at a place, and waits for the bot's next message.</summary>
    public async Task TapAndWaitAsync(int place)
    {
        var before = await FromBot.CountAsync();
        await Choices.Nth(place).ClickAsync();
        await FromBot.Nth(before).WaitForAsync();
    }

    public ILocator Choice(string label) => Page.Locator(".newest .choices").GetByText(label, new() { Exact = true });

    public async Task SaysAsync(string text)
    {
        await Page.Locator("#text").FillAsync(text);
        await Page.Locator("#send").ClickAsync();
    }

    /// <summary>Writes something and waits for the bot's next message.</summary>
    public async Task<ILocator> AsksAsync(string text)
    {
        var before = await FromBot.CountAsync();
        await SaysAsync(text);
        await FromBot.Nth(before).WaitForAsync();
        return FromBot.Nth(before);
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await Messages.First.WaitForAsync();
    }

    /// <summary>How far the page can be moved sideways; it should not at all.</summary>
    public Task<int> SidewaysAsync() =>
        Page.EvaluateAsync<int>("() => Math.max(0, ...['html', 'body', '#scroll'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))");

    /// <summary>Cuts the line, or mends it.</summary>
    public Task SetOfflineAsync(bool isOffline) => context.SetOfflineAsync(isOffline);

    /// <summary>Keeps a picture of the page beside the test program, for people to look at.</summary>
    public Task PhotographAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", name + ".png") });

    /// <summary>Nothing was reported: no script error, no failed request, nothing that the content security policy stopped.</summary>
    public void ShouldBeClean() => trouble.ShouldBeEmpty();

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private void Note(bool isTrouble, string what)
    {
        if (isTrouble)
        {
            trouble.Enqueue(what);
        }
    }
}
