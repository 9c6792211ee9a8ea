using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Messaging;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Channels.Telegram;

/// <summary>Where Telegram calls us: checks that it is Telegram, stores the update, and answers before any work is done.</summary>
internal static class TelegramWebhook
{
    public const string Path = "/telegram/webhook";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const long MaxBytes = 1024 * 1024;

    public static void MapTelegramWebhook(this IEndpointRouteBuilder routes) => routes.MapPost(Path, ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(HttpContext context, TelegramWebhookSecret secret, IUpdateSink sink, CancellationToken cancellationToken)
    {
        if (!secret.Is(context.Request.Headers[SecretHeader].ToString()))
        {
            return Results.Unauthorized();
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, cancellationToken);
            var id = document.RootElement.GetProperty("update_id").GetInt64().ToString(CultureInfo.InvariantCulture);
            await sink.AcceptAsync([new(TelegramChannel.ChannelName, id, document.RootElement.GetRawText())], cancellationToken);
            return Results.Ok();
        }
        catch (BadHttpRequestException tooMuch)
        {
            return Results.StatusCode(tooMuch.StatusCode);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Results.BadRequest();
        }
    }
}

/// <summary>The secret that Telegram says with every call.</summary>
internal sealed class TelegramWebhookSecret(TelegramOptions options)
{
    /// <summary>As configured, or a new random one for this run.</summary>
    public string Value { get; } = options.Webhook.Secret.Length > 0 ? options.Webhook.Secret : RandomNumberGenerator.GetHexString(64);

    /// <summary>Compares in constant time.</summary>
    public bool Is(string said) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(said)), SHA256.HashData(Encoding.UTF8.GetBytes(Value)));
}
