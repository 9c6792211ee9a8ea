using Bot.Broadcasts;
using Bot.Channels.Telegram;
using Bot.Channels.WebChat;
using Bot.Content;
using Bot.Deliveries;
using Bot.Dispatching;
using Bot.Enquiries;
using Bot.Messaging;
using Bot.Notices;
using Bot.Operations;
using Bot.Quizzes;
using Bot.Quizzes.Certificates;
using Bot.Schedules;
using Bot.Staff;
using Bot.Storage;
using Bot.Subscribers;
using Bot.Tips;
using Bot.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot;

/// <summary>Puts the program together. Tests boot this very host.</summary>
internal static class BotHost
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The whole program, ready to run; the command line uses its services without running it.</summary>
    /// <param name="home">The folder of <c>appsettings.json</c>, where relative paths start.</param>
    /// <param name="adjust">What a test changes: settings, the clock.</param>
    /// <exception cref="StartRefusedException">A setting is wrong, or the database cannot be used.</exception>
    public static WebApplication Build(string home, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = home });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.AddBotLogging();
        adjust?.Invoke(builder);

        var settings = Settings.Read(builder.Configuration, home);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = true);
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services
            .AddBasics(settings)
            .AddOperations(settings.Metrics)
            .AddStorage(settings.Storage, home)
            .AddNotices()
            .AddContent(settings.Content, settings.Zone, home)
            .AddWebhooks(settings.Webhooks)
            .AddDispatching()
            .AddTelegram(settings.Telegram)
            .AddWebChat(settings.WebChat)
            .AddSubscribers()
            .AddDeliveries()
            .AddBroadcasts(settings.Broadcasts)
            .AddTips()
            // Before the quizzes: what staff were asked to write is no answer to a question.
            .AddStaff(settings.Staff)
            .AddQuizzes(settings.Quizzes)
            .AddEnquiries()
            .AddSchedules(settings.Zone)
            // Last, so that whatever is received finds everything else ready.
            .AddReceiving();

        var app = builder.Build();
        app.UseBelievedProxies(settings.Proxies);
        app.UseSecurityHeaders();
        app.MapHealth();
        app.MapMetrics();
        app.MapBroadcasts();
        app.MapCertificates();
        app.MapChannels(settings);
        if (settings.Staff.Enabled)
        {
            app.MapStaff();
        }

        return app;
    }

    private static IServiceCollection AddBasics(this IServiceCollection services, Settings settings)
    {
        services.AddOptions<HostOptions>().Configure(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        services.TryAddSingleton(TimeProvider.System); // a test has put its own clock there
        return services
            .AddSingleton(settings.Zone)
            .AddSingleton<ChannelDirectory>();
    }

    private static IServiceCollection AddReceiving(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<UpdateDispatcher>()).AddTelegramReceiving();

    private static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/health/live", Reading, () => Results.Text("live"));
        app.MapMethods("/health/ready", Reading, async (Database database) =>
            await database.ReadAsync(session => session.ScalarAsync<long>("select 1")) == 1 ? Results.Text("ready") : Results.StatusCode(503));
    }

    private static void MapChannels(this WebApplication app, Settings settings)
    {
        if (settings.WebChat.Enabled)
        {
            app.MapWebChat();
        }

        if (settings.Telegram is { Token.Length: > 0, Webhook.Url.Length: > 0 })
        {
            app.MapTelegramWebhook();
        }
    }
}
