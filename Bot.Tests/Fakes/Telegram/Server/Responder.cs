using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Writes answers in Telegram's shape, whole or broken off.</summary>
internal static class Responder
{
    public static byte[] Ok(Answer answer) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", true);
        json.WritePropertyName("result");
        answer(json);
        json.WriteEndObject();
    });

    public static byte[] Error(Refusal refusal) => Json.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", false);
        json.WriteNumber("error_code", refusal.Code);
        json.WriteString("description", refusal.Message);
        if (refusal is not { MigrateToChatId: null, RetryAfter: null })
            WriteParameters(json, refusal);
        json.WriteEndObject();
    });

    public static async Task SendAsync(HttpContext context, int status, byte[] body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    public static async Task SendHalfAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static void WriteParameters(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject("parameters");
        if (refusal.MigrateToChatId is { } chatId)
            json.WriteNumber("migrate_to_chat_id", chatId);
        if (refusal.RetryAfter is { } seconds)
            json.WriteNumber("retry_after", seconds);
        json.WriteEndObject();
    }
}
