using System.Net;
using System.Text.Json;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>getUpdates, setWebhook, deleteWebhook and getWebhookInfo.</summary>
internal sealed class UpdateMethods(World world)
{
    private static readonly HashSet<string> Kinds =
    [
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
        "edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count", "inline_query",
        "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer",
        "my_chat_member", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost",
    ];

    public IEnumerable<Method> All() =>
    [
        new("getUpdates", "offset limit timeout allowed_updates", GetUpdatesAsync),
        new("setWebhook", "url secret_token allowed_updates max_connections drop_pending_updates", SetWebhookAsync),
        new("deleteWebhook", "drop_pending_updates", DeleteWebhookAsync),
        new("getWebhookInfo", "", GetWebhookInfo),
    ];

    private Task<Answer> GetUpdatesAsync(Arguments arguments, CancellationToken aborted)
    {
        var offset = arguments.Integer("offset", int.MinValue, int.MaxValue) ?? 0;
        var limit = (int)(arguments.Integer("limit", 1, 100) ?? 100);
        var timeout = arguments.Integer("timeout", 0, 50) ?? 0;
        world.Feed.Allow(ReadKinds(arguments));
        return world.Desk.PollAsync(offset, limit, TimeSpan.FromSeconds(timeout), aborted);
    }

    private async Task<Answer> SetWebhookAsync(Arguments arguments, CancellationToken aborted)
    {
        var url = arguments.Text("url") ?? throw Refusal.Bad("parameter \"url\" is required");
        var secret = arguments.Text("secret_token");
        if (secret is { Length: > 256 })
            throw Refusal.Bad("secret token is too long");
        if (secret?.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') == false)
            throw Refusal.Bad("secret token contains unallowed characters");
        var connections = (int)(arguments.Integer("max_connections", 1, 100) ?? 40);
        var drop = arguments.Is("drop_pending_updates");
        var kinds = ReadKinds(arguments);
        var settings = url.Length == 0 ? null : new WebhookSettings(ReadUrl(url), secret, connections);
        world.Feed.Allow(kinds);
        await world.Desk.SetWebhookAsync(settings, drop);
        return Answers.True;
    }

    private async Task<Answer> DeleteWebhookAsync(Arguments arguments, CancellationToken aborted)
    {
        await world.Desk.SetWebhookAsync(null, arguments.Is("drop_pending_updates"));
        return Answers.True;
    }

    private Answer GetWebhookInfo(Arguments arguments) => json =>
    {
        var webhook = world.Desk.Webhook;
        json.WriteStartObject();
        json.WriteString("url", webhook?.Settings.Url.OriginalString ?? "");
        json.WriteBoolean("has_custom_certificate", false);
        json.WriteNumber("pending_update_count", world.Feed.Count);
        if (webhook?.LastError is var (message, at))
        {
            json.WriteNumber("last_error_date", at.ToUnixTimeSeconds());
            json.WriteString("last_error_message", message);
        }
        if (webhook is not null)
            json.WriteNumber("max_connections", webhook.Settings.MaxConnections);
        if (world.Feed.Allowed is { } allowed)
        {
            json.WriteStartArray("allowed_updates");
            foreach (var kind in allowed)
                json.WriteStringValue(kind);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    };

    /// <summary>https on Telegram's four ports; for tests also plain http on this machine.</summary>
    private static Uri ReadUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw Refusal.Bad("invalid webhook URL specified");
        if (uri.IsLoopback && uri.Scheme == "http")
            return uri;
        if (uri.Scheme != "https")
            throw Refusal.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        if (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address))
            throw Refusal.Bad("bad webhook: IP address is reserved");
        return uri.Port is 443 or 80 or 88 or 8443 ? uri
            : throw Refusal.Bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
    }

    private static string[]? ReadKinds(Arguments arguments) =>
        arguments.Structure("allowed_updates", JsonValueKind.Array) is not { } kinds ? null
        : [.. kinds.EnumerateArray().Select(kind => kind.ValueKind == JsonValueKind.String && Kinds.Contains(kind.GetString()!)
            ? kind.GetString()! : throw Refusal.Bad($"there is no update kind {kind.GetRawText()}"))];
}
