using System.Collections.Concurrent;
using Bot.Tests.Builders;
using Microsoft.Playwright;

namespace Bot.Tests.Fakes.Browser;

/// <summary>The console in a browser.</summary>
internal sealed class ConsoleTab : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    /// <summary>What a page may weigh, in bytes, with its style, script and icon; pictures of tips are not counted.</summary>
    private const int MaxPage = 100 * 1024;

    private static readonly long Assets = new DirectoryInfo(Path.Combine(Repository.Root, "Bot", "Staff", "Assets")).GetFiles().Sum(f => f.Length);

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> trouble = new();

    public ConsoleTab(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(10_000);
        page.Console += (_, message) => Note(message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal), $"console: {message.Text} ({message.Location})");
        page.PageError += (_, error) => Note(true, $"script: {error}");
    }

    public IPage Page { get; }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Opens an account by a link that somebody was given.</summary>
    public async Task JoinAsync(string link, string name)
    {
        await Page.GotoAsync(link);
        await Page.Locator("#name").FillAsync(name);
        await Page.Locator("#password").FillAsync(Password);
        await Page.Locator("#again").FillAsync(Password);
        await Page.Locator("button.main").ClickAsync();
        await Assertions.Expect(Page.Locator("body.signed-in")).ToBeVisibleAsync();
    }

    /// <summary>Goes to a page by the menu, which is folded on a phone.</summary>
    public async Task MenuAsync(string name)
    {
        if (await Page.Locator("details.menu summary").IsVisibleAsync())
        {
            await Page.Locator("details.menu summary").ClickAsync();
        }

        await Page.Locator("nav:visible").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }

    public async Task GoAsync(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path);
        answer!.Status.ShouldBe(status, path);
        // Without an end of its own: of a page that loads itself anew meanwhile, the body never comes.
        var body = await answer.BodyAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        (body.Length + Assets).ShouldBeLessThan(MaxPage, path);
        await ShouldFitAsync(path);
    }

    /// <summary>Nothing sticks out sideways, no sentence is missing, and everybody can read and press what is there.</summary>
    public async Task ShouldFitAsync(string path)
    {
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth").WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System)).ShouldBe(0, $"{path} sticks out sideways");
        (await Page.Locator("body").InnerTextAsync()).ShouldNotMatch(@"\bstaff\.[a-z-]+\.", path);
        (await Page.ComplaintsAsync()).ShouldBeEmpty(path);
    }

    public async Task PhotographAsync(string name)
    {
        await ShouldFitAsync(name);
        await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(AppContext.BaseDirectory, "screenshots", "staff", name + ".png"), FullPage = true });
    }

    /// <summary>Nothing was reported: no script error, nothing that the content security policy stopped.</summary>
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
