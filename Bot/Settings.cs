using System.Net;
using Bot.Broadcasts;
using Bot.Channels.Telegram;
using Bot.Channels.WebChat;
using Bot.Content;
using Bot.Operations;
using Bot.Quizzes;
using Bot.Staff;
using Bot.Storage;
using Bot.Webhooks;

namespace Bot;

/// <summary>All settings, read and checked once at the start.</summary>
internal sealed class Settings
{
    public required string Urls { get; init; }

    /// <summary>Networks whose proxies are believed beside those on this very machine.</summary>
    public required IReadOnlyList<IPNetwork> Proxies { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public required StorageOptions Storage { get; init; }

    public required ContentOptions Content { get; init; }

    public required BroadcastsOptions Broadcasts { get; init; }

    public required QuizzesOptions Quizzes { get; init; }

    public required TelegramOptions Telegram { get; init; }

    public required WebChatOptions WebChat { get; init; }

    public required StaffOptions Staff { get; init; }

    public required WebhooksOptions Webhooks { get; init; }

    public required MetricsOptions Metrics { get; init; }

    /// <param name="configuration">Where they are read from.</param>
    /// <param name="home">Where the content folder must be; null when none is needed.</param>
    /// <exception cref="StartRefusedException">A setting is wrong; the message names it and the fix.</exception>
    public static Settings Read(IConfiguration configuration, string? home)
    {
        var settings = new Settings
        {
            Urls = configuration["Urls"] is { Length: > 0 } urls ? urls : "http://127.0.0.1:5080",
            Zone = FindZone(configuration["TimeZone"] is { Length: > 0 } zone ? zone : "Asia/Shanghai"),
            Proxies = [.. (configuration["Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadNetwork)],
            Storage = Section<StorageOptions>(configuration, "Storage"),
            Content = Section<ContentOptions>(configuration, "Content"),
            Broadcasts = Section<BroadcastsOptions>(configuration, "Broadcasts"),
            Quizzes = Section<QuizzesOptions>(configuration, "Quizzes"),
            Telegram = Section<TelegramOptions>(configuration, "Telegram"),
            WebChat = Section<WebChatOptions>(configuration, "WebChat"),
            Staff = Section<StaffOptions>(configuration, "Staff"),
            Webhooks = Section<WebhooksOptions>(configuration, "Webhooks"),
            Metrics = Section<MetricsOptions>(configuration, "Metrics"),
        };
        var problem = UrlsProblem(settings.Urls)
            ?? settings.Telegram.Problem()
            ?? settings.WebChat.Problem()
            ?? settings.Broadcasts.Problem()
            ?? settings.Quizzes.Problem()
            ?? settings.Storage.Problem()
            ?? settings.Metrics.Problem()
            ?? TelemetrySettings.Problem(configuration)
            ?? ContentProblem(settings.Content, home);
        return problem is null ? settings : throw new StartRefusedException(problem);
    }

    private static TimeZoneInfo FindZone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new StartRefusedException($"TimeZone is '{id}', which this machine does not know. Use a name such as Asia/Shanghai.");

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new StartRefusedException($"Proxies names '{text}', which is no address and no network. Write it like 10.0.0.5 or 172.16.0.0/12, with commas between several.");

    private static T Section<T>(IConfiguration configuration, string name)
        where T : new()
    {
        try
        {
            return configuration.GetSection(name).Get<T>() ?? new T();
        }
        catch (InvalidOperationException problem)
        {
            // The binder's message names the key and what it should be; its inner one says why.
            throw new StartRefusedException($"A setting cannot be read: {problem.Message} {problem.InnerException?.Message} See appsettings.json for each key with its default.");
        }
    }

    private static string? UrlsProblem(string urls) =>
        urls.Split(';').All(u => Uri.TryCreate(u.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal), UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", AbsolutePath: "/" })
            ? null
            : $"Urls is '{urls}'; it must be an address such as http://127.0.0.1:5080.";

    private static string? ContentProblem(ContentOptions content, string? home) =>
        home is null ||
        Directory.Exists(Path.GetFullPath(content.Path, home))
            ? null
            : $"Content:Path is '{content.Path}', but there is no folder {Path.GetFullPath(content.Path, home)}. Name the folder with topics.yaml and tips/ in it.";
}
