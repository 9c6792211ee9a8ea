using Bot.Tests.Fakes.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Bot.Tests.Fakes.Browser;

/// <summary>One browser for all tests of a run, started when the first of them needs it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string PathVariable = "CHROMIUM_PATH";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where a browser is installed; null when none is.</summary>
    private static string? Executable { get; } =
        new[] { Environment.GetEnvironmentVariable(PathVariable) ?? "" }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(_ => Names, (folder, name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Opens the chat page as somebody new. Skips the test where there is no browser.</summary>
    internal async Task<ChatTab> OpenAsync(Uri bot, Screen screen) => await ChatTab.OpenAsync(await NewContextAsync(bot, screen));

    /// <summary>Opens the console, signed in when there is a cookie. Skips the test where there is no browser.</summary>
    internal async Task<ConsoleTab> OpenConsoleAsync(Uri bot, Screen screen, string? cookie = null)
    {
        var context = await NewContextAsync(bot, screen);
        if (cookie is not null)
        {
            await context.AddCookiesAsync([new() { Name = "sciencebot-staff", Value = cookie, Domain = bot.Host, Path = "/staff" }]);
        }

        return new ConsoleTab(context, await context.NewPageAsync());
    }

    private async Task<IBrowserContext> NewContextAsync(Uri bot, Screen screen)
    {
        Assert.SkipUnless(Executable is not null, $"No browser: none of {string.Join(", ", Names)} is in PATH, and {PathVariable} names none. Debian: apt-get install chromium fonts-noto-cjk");
        await StartAsync();
        return await browser!.NewContextAsync(new()
        {
            BaseURL = bot.ToString(),
            Locale = screen.Locale,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            DeviceScaleFactor = 1,
            ReducedMotion = ReducedMotion.Reduce,
            IsMobile = screen.IsPhone,
            HasTouch = screen.IsPhone,
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        gate.Dispose();
    }

    private async Task StartAsync()
    {
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Executable,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally
        {
            gate.Release();
        }
    }
}

/// <summary>What somebody looks at the page with.</summary>
internal sealed record Screen(int Width, int Height, string Locale)
{
    public bool IsDark { get; init; }

    public bool IsPhone => Width < 600;

    public bool IsChinese => Locale.StartsWith("zh", StringComparison.Ordinal);

    public static Screen ChinesePhone { get; } = new(390, 844, "zh-CN");

    public static Screen EnglishDesktop { get; } = new(1440, 900, "en-US");

    public override string ToString() => $"{Width}x{Height}-{Locale}{(IsDark ? "-dark" : "")}";
}
