using System.Text;
using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Reads one button.</summary>
internal static class ButtonReader
{
    private static readonly string[] Actions =
    [
        "callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
    ];

    private static readonly string[] KeyRequests =
        ["request_users", "request_chat", "request_contact", "request_location", "request_poll", "web_app"];

    public static FakeButton Inline(JsonElement button)
    {
        button.Only("InlineKeyboardButton", [.. Actions, "text", "icon_custom_emoji_id", "style"]);
        CheckStyle(button);
        var text = button.Text("text") ?? throw Refusal.Bad("can't parse inline keyboard button: Can't find field \"text\"");
        if (string.IsNullOrWhiteSpace(text))
            throw Refusal.Bad("inline keyboard button text must be non-empty");
        var actions = Actions.Count(action => button.TryGetProperty(action, out _));
        if (actions == 0)
            throw Refusal.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (actions > 1)
            throw Refusal.Bad("inline keyboard button must have exactly one action");
        var (data, url) = (button.Text("callback_data"), button.Text("url"));
        if (data is not null && Encoding.UTF8.GetByteCount(data) is 0 or > 64)
            throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
        if (url is not null && (url.StartsWith("mailto:", StringComparison.Ordinal) || !WebLink.IsGood(url)))
            throw Refusal.Bad($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        return new(text, data, url);
    }

    public static string Key(JsonElement button)
    {
        var text = button.ValueKind == JsonValueKind.String ? button.GetString()! : KeyObject(button);
        return string.IsNullOrWhiteSpace(text) ? throw Refusal.Bad("keyboard button text must be non-empty") : text;
    }

    private static string KeyObject(JsonElement button)
    {
        button.Only("KeyboardButton", [.. KeyRequests, "text", "icon_custom_emoji_id", "style"]);
        CheckStyle(button);
        return KeyRequests.Count(request => button.TryGetProperty(request, out _)) <= 1 ? button.RequiredText("text")
            : throw Refusal.Bad("keyboard button must have at most one request");
    }

    private static void CheckStyle(JsonElement button)
    {
        if (button.Text("style") is not (null or "danger" or "success" or "primary"))
            throw Refusal.Bad("invalid button style specified");
    }
}
