using System.Globalization;
using System.Text.Json;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Channels.Telegram;

/// <summary>
/// Connects to Telegram: says who we are and what we can do, then receives, by polling or by webhook. Whatever goes wrong is said
/// once and tried again; the other channels go on meanwhile.
/// </summary>
internal sealed class TelegramReceiver(
    ITelegramApi api,
    TelegramOptions options,
    TelegramWebhookSecret secret,
    TelegramName name,
    ContentLibrary content,
    IUpdateSink sink,
    TimeProvider time,
    ILogger<TelegramReceiver> log) : BackgroundService
{
    /// <summary>How long the server may keep a poll open; it allows 50 s.</summary>
    private static readonly TimeSpan PollWait = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private TimeSpan pause = ShortestPause;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilOkAsync("getMe", api.GetMeAsync, Introduce, stoppingToken);
        await RegisterCommandsAsync(stoppingToken);
        if (options.Webhook.Url.Length > 0)
        {
            await UntilOkAsync(
                "setWebhook",
                token => api.SetWebhookAsync(options.Webhook.Url, secret.Value, token),
                _ => log.LogInformation("Telegram calls us at {Url}", options.Webhook.Url),
                stoppingToken);
            return;
        }

        await UntilOkAsync("deleteWebhook", api.DeleteWebhookAsync, _ => { }, stoppingToken);
        await PollAsync(stoppingToken);
    }

    private void Introduce(BotUser me)
    {
        name.Value = me.Username ?? "";
        log.LogInformation("Connected to Telegram as @{Bot}", me.Username);
    }

    private async Task PollAsync(CancellationToken stoppingToken)
    {
        for (long? offset = null; ;)
        {
            var result = await api.GetUpdatesAsync(offset, PollWait, stoppingToken);
            if (result is ApiResult<JsonElement[]>.Ok { Value: var updates })
            {
                pause = ShortestPause;
                if (updates.Length > 0 && await TryStoreAsync(updates, stoppingToken))
                {
                    // Only what is stored is confirmed to the server.
                    offset = updates.Max(u => u.GetProperty("update_id").GetInt64()) + 1;
                }
            }
            else
            {
                await ComplainAsync("getUpdates", result, stoppingToken);
            }
        }
    }

    private async Task<bool> TryStoreAsync(JsonElement[] updates, CancellationToken stoppingToken)
    {
        try
        {
            await sink.AcceptAsync(
                [.. updates.Select(u => new InboundUpdate(
                    TelegramChannel.ChannelName,
                    u.GetProperty("update_id").GetInt64().ToString(CultureInfo.InvariantCulture),
                    u.GetRawText()))],
                stoppingToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Updates from Telegram could not be stored; they stay on the server and are asked for again");
            await Task.Delay(LongestPause / 12, time, stoppingToken);
            return false;
        }
    }

    private async Task RegisterCommandsAsync(CancellationToken stoppingToken)
    {
        var texts = content.Current.Texts;
        // Without a language they are for everybody whose own has no commands.
        (string Locale, string? Language)[] sets = [(texts.DefaultLocale, null), .. texts.Locales.Select(l => (l, (string?)l.Split('-')[0]))];
        foreach (var (locale, language) in sets)
        {
            BotCommand[] commands = [.. CommandKeys.Select(key => new BotCommand(key["command.".Length..], texts.For(locale).Plain(key)))];
            await UntilOkAsync("setMyCommands", token => api.SetMyCommandsAsync(commands, language, token), _ => { }, stoppingToken, mayBeRefused: true);
        }
    }

    private static readonly string[] CommandKeys =
    [
        TextKeys.CommandAsk, TextKeys.CommandTip, TextKeys.CommandQuiz, TextKeys.CommandGame, TextKeys.CommandTopics, TextKeys.CommandRegion, TextKeys.CommandCrops, TextKeys.CommandMe,
        TextKeys.CommandLanguage, TextKeys.CommandHelp, TextKeys.CommandStart, TextKeys.CommandStop,
    ];

    /// <param name="method">What is called.</param>
    /// <param name="call">The call.</param>
    /// <param name="then">What to do with its result.</param>
    /// <param name="stoppingToken">Ends it.</param>
    /// <param name="mayBeRefused">Whether a "no" is taken for an answer: a menu with too long a line must not keep us from receiving.</param>
    private async Task UntilOkAsync<T>(
        string method, Func<CancellationToken, Task<ApiResult<T>>> call, Action<T> then, CancellationToken stoppingToken, bool mayBeRefused = false)
    {
        while (true)
        {
            var result = await call(stoppingToken);
            if (result is ApiResult<T>.Ok ok)
            {
                pause = ShortestPause;
                then(ok.Value);
                return;
            }

            if (mayBeRefused && result is ApiResult<T>.Error { Why.Code: 400 })
            {
                log.LogError("Telegram refuses {Method}, going on without it: {Problem}", method, result.Describe());
                return;
            }

            await ComplainAsync(method, result, stoppingToken);
        }
    }

    private async Task ComplainAsync<T>(string method, ApiResult<T> result, CancellationToken stoppingToken)
    {
        var wait = pause;
        pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        switch (result)
        {
            case ApiResult<T>.Error { Why.Code: 401 or 404 }:
                wait = LongestPause;
                log.LogError("Telegram does not know this bot's token. Ask @BotFather for the current one and set Telegram__Token. Next try in {Wait}", wait);
                break;
            case ApiResult<T>.Error { Why: { Code: 409 } conflict }:
                log.LogError(
                    "Telegram gives the updates to somebody else ({Description}): {Cause}. Next try in {Wait}",
                    conflict.Description,
                    conflict.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase) ? "a webhook is set for this bot" : "another program polls with the same token; stop it",
                    wait);
                break;
            case ApiResult<T>.Error { Why: { Code: 429, RetryAfter: { } asked } }:
                wait = asked;
                log.LogWarning("Telegram asks {Method} to wait {Wait}", method, wait);
                break;
            default:
                log.LogWarning("Telegram {Method} failed: {Problem}. Next try in {Wait}", method, result.Describe(), wait);
                break;
        }

        await Task.Delay(wait, time, stoppingToken);
    }
}
