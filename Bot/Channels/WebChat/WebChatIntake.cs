using System.Globalization;
using System.Text.Json;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Channels.WebChat;

/// <summary>Takes what a visitor writes or taps: limited in size and rate, kept in the history, handed to the inbox.</summary>
internal sealed class WebChatIntake(
    IWebChatStore store, WebChatHub hub, IUpdateSink sink, ContentLibrary content, WebChatOptions options, TimeProvider time)
{
    /// <summary>Longest message, in UTF-16 code units.</summary>
    private const int MaxText = 1000;

    private const int MaxBody = 8 * 1024;

    private readonly FloodGate visitors = new(options.MessagesPerMinute, time);
    private readonly FloodGate networks = new(options.MessagesPerMinutePerAddress, time);

    public static Task<IResult> AcceptAsync(HttpContext context, WebChatIntake intake) => intake.AcceptAsync(context);

    private async Task<IResult> AcceptAsync(HttpContext context)
    {
        var texts = content.Current.Texts.For(WebChatEndpoints.Language(context));
        // Other sites can send forms here, but no JSON, and not with our strict cookie.
        if (!context.Request.HasJsonContentType() || WebChatVisitor.Address(context) is not { } address)
        {
            return Refuse(StatusCodes.Status400BadRequest, texts.Plain(TextKeys.WebChatBadRequest));
        }

        if (!networks.Admit(Network.Of(context)) || !visitors.Admit(address))
        {
            context.Response.Headers.RetryAfter = "60";
            return Refuse(StatusCodes.Status429TooManyRequests, texts.Plain(TextKeys.WebChatTooFast));
        }

        var (request, tooLong) = await ReadAsync(context);
        if (tooLong || request?.Text?.Length > MaxText)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, texts.Plain(TextKeys.WebChatTooLong, ("max", MaxText.ToString(CultureInfo.InvariantCulture))));
        }

        return await ShownAsync(address, request) is { } shown
            ? await TakeAsync(context, address, request!, shown)
            : Refuse(StatusCodes.Status400BadRequest, texts.Plain(TextKeys.WebChatBadRequest));
    }

    private async Task<IResult> TakeAsync(HttpContext context, string address, WebChatRequest request, string shown)
    {
        var own = new WebChatMessage { Html = $"<p>{Markup.Escape(shown).ReplaceLineEndings("<br>")}</p>", Tapped = request.Choice is null ? null : request.Message, At = time.GetUtcNow() };
        var (message, isNew) = await store.AddAsync(address, own, PageKey(context));
        if (isNew)
        {
            hub.Publish(address, new("message", message));
        }

        // Handed in again when repeated, too: should we have died between the two, the inbox has not seen it yet.
        var payload = new WebChatPayload(address, request.Text, request.Choice, request.Message, WebChatEndpoints.Language(context));
        await sink.AcceptAsync(
            [new(WebChatChannel.ChannelName, message.Id.ToString(CultureInfo.InvariantCulture), JsonSerializer.Serialize(payload, WebChatJson.Default.WebChatPayload))],
            context.RequestAborted);
        return WebChatEndpoints.Json(new WebChatAccepted(message.Id), WebChatJson.Default.WebChatAccepted, StatusCodes.Status202Accepted);
    }

    private static string? PageKey(HttpContext context) =>
        context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= 64 } key ? key : null;

    /// <summary>What the history shows: the text, or the label of a button that really was there; null when neither makes sense.</summary>
    private async Task<string?> ShownAsync(string address, WebChatRequest? request)
    {
        switch (request)
        {
            case { Text: { } text, Choice: null } when !string.IsNullOrWhiteSpace(text):
                return text.Trim();
            case { Choice: { } code, Message: { } id, Text: null }:
                var message = await store.FindAsync(address, id);
                return message?.Choices?.SelectMany(row => row).FirstOrDefault(c => c.Code == code)?.Label;
            default:
                return null;
        }
    }

    private static async Task<(WebChatRequest? Request, bool TooLong)> ReadAsync(HttpContext context)
    {
        var buffer = new byte[MaxBody + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > MaxBody)
        {
            return (null, true);
        }

        try
        {
            return (JsonSerializer.Deserialize(buffer.AsSpan(0, length), WebChatJson.Default.WebChatRequest), false);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    private static IResult Refuse(int status, string sentence) =>
        WebChatEndpoints.Json(new WebChatRefused(sentence), WebChatJson.Default.WebChatRefused, status);
}
