using System.Collections.Concurrent;
using Bot.Tests.Builders;
using Bot.Tests.Fakes.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Fakes;

/// <summary>The real program on a free port, with a database and content folder of the test's own. Can be stopped and started again on the same files.</summary>
internal sealed class BotUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("sciencebot-data-");
    private readonly Dictionary<string, string?> settings;
    private readonly TimeProvider? clock;
    private readonly Action<IServiceCollection>? services;
    private WebApplication? app;

    private BotUnderTest(ContentFolder content, Dictionary<string, string?> settings, TimeProvider? clock, Action<IServiceCollection>? services)
    {
        Content = content;
        this.settings = settings;
        this.clock = clock;
        this.services = services;
        Settings["Content:Path"] = content.Root;
        Settings["Storage:ConnectionString"] = $"Data Source={Database}";
        Settings.TryAdd("Urls", "http://127.0.0.1:0");
        Settings.TryAdd("Broadcasts:QuietHours", ""); // tests run at any hour
        Settings.TryAdd("Storage:BackupsKept", "0"); // or there is a daily one, or none yet, by the hour
    }

    public ContentFolder Content { get; }

    public string Database => Path.Combine(data.FullName, "bot.db");

    /// <summary>Changes take effect at the next start.</summary>
    public Dictionary<string, string?> Settings => settings;

    /// <summary>Everything that was logged, one line each.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    public Uri Address => new(app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider Services => app!.Services;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Starts a bot; with a fake Telegram it is connected to it, as fast as the fake's own limits allow.</summary>
    public static async Task<BotUnderTest> StartAsync(
        ContentFolder content,
        FakeTelegram? telegram = null,
        TimeProvider? clock = null,
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var all = new Dictionary<string, string?>(settings ?? []);
        if (telegram is not null)
        {
            all.TryAdd("Telegram:Token", telegram.Token);
            all.TryAdd("Telegram:BaseUrl", telegram.BaseUrl);
            all.TryAdd("Telegram:MessagesPerSecond", "0");
            all.TryAdd("Telegram:MessagesPerChatPerSecond", "0");
            all.TryAdd("Telegram:MessagesPerGroupPerMinute", "0");
        }

        var bot = new BotUnderTest(content, all, clock, services);
        await bot.StartAsync();
        return bot;
    }

    public async Task StartAsync()
    {
        app = BotHost.Build(Repository.Root, builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            // For this provider, or the levels in appsettings.json would hide what a more talkative installation shows.
            builder.Logging.ClearProviders().AddProvider(new LogLines(Log)).AddFilter<LogLines>(null, LogLevel.Debug);
            if (clock is not null)
            {
                builder.Services.AddSingleton(clock);
            }

            services?.Invoke(builder.Services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (app is { } running)
        {
            app = null;
            await PassTimeUntilAsync(running.StopAsync());
            await running.DisposeAsync();
        }
    }

    /// <summary>What is under way may wait for the clock: one moved by hand moves on until it has ended.</summary>
    private async Task PassTimeUntilAsync(Task ended)
    {
        while (clock is ManualClock manual && !ended.IsCompleted)
        {
            manual.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        await ended;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        data.Delete(recursive: true);
        foreach (var secret in Secrets)
        {
            Log.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal), "A secret stands in the log.");
        }
    }

    /// <summary>What must never be logged, at whatever level.</summary>
    private IEnumerable<string> Secrets =>
        new[] { "Telegram:Token", "Telegram:Webhook:Secret" }.Select(key => settings.GetValueOrDefault(key)).OfType<string>().Where(secret => secret.Length > 0);

    private sealed class LogLines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
