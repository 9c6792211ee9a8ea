using Bot.Tests.Fakes.Telegram.Methods;
using Bot.Tests.Fakes.Telegram.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Bot.Tests.Fakes.Telegram;

/// <summary>
/// A strict Telegram: an HTTP server that refuses what Telegram would refuse, with the same words, and lets a test play the people.
/// Where it differs, it is stricter: a parameter it does not know, or of a wrong type, is refused and not ignored.
/// </summary>
internal sealed partial class FakeTelegram : IAsyncDisposable
{
    private const int LargestBody = 50 * 1024 * 1024;

    private readonly World _world;
    private readonly CallLog _log;
    private readonly Happenings _happenings;
    private readonly Conversations _conversations;
    private readonly ProfileMethods _profile;
    private readonly WebApplication _app;

    private FakeTelegram(FakeTelegramOptions options)
    {
        _world = World.Create(options);
        _log = new(options.Time);
        _happenings = new(_world);
        _conversations = new(_world);
        var methods = new MethodTable(_world, _happenings);
        _profile = methods.Profile;
        var dice = new FaultDice(options);
        var gateway = new Gateway(_world, methods, _log,
            call => FaultFor?.Invoke(call) is { } staged and not FaultKind.None ? staged : dice.Roll(call.Method));
        _app = BuildServer(gateway);
    }

    /// <summary>For example http://127.0.0.1:41234, without a slash at the end.</summary>
    public string BaseUrl { get; private set; } = "";

    public string Token => _world.Options.Token;

    public FakeTelegramOptions Options => _world.Options;

    public string BotUsername => _world.Bot.Username;

    public long BotId => _world.Bot.Id;

    /// <summary>Stages a fault for a call; asked before the shares of the options.</summary>
    public Func<ReceivedCall, FaultKind>? FaultFor { get; set; }

    public static async Task<FakeTelegram> StartAsync(FakeTelegramOptions? options = null)
    {
        var telegram = new FakeTelegram(options ?? new());
        await telegram._app.StartAsync();
        telegram.BaseUrl = telegram._app.Urls.Single();
        return telegram;
    }

    public async ValueTask DisposeAsync()
    {
        await _world.Desk.DisposeAsync();
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static WebApplication BuildServer(Gateway gateway)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(gateway.HandleAsync);
        return app;
    }
}
