using System.Text;
using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Reads reply_markup: exactly one kind of it, and nothing that Telegram would not know.</summary>
internal static class MarkupReader
{
    private static readonly string[] Kinds = ["inline_keyboard", "keyboard", "remove_keyboard", "force_reply"];

    public static Markup? Read(Arguments arguments)
    {
        if (arguments.Structure("reply_markup", JsonValueKind.Object) is not { } markup)
            return null;
        var kinds = Kinds.Where(kind => markup.TryGetProperty(kind, out _)).ToArray();
        return kinds switch
        {
            ["inline_keyboard"] => Inline(markup),
            ["keyboard"] => Keyboard(markup),
            ["remove_keyboard"] => Flag(markup, "remove_keyboard", MarkupKind.Remove, "remove_keyboard", "selective"),
            ["force_reply"] => Flag(markup, "force_reply", MarkupKind.ForceReply, "force_reply", "input_field_placeholder", "selective"),
            _ => throw Refusal.Bad("reply_markup must be exactly one of: " + string.Join(", ", Kinds)),
        };
    }

    /// <summary>An edit takes inline keyboards only.</summary>
    public static Markup? ReadInline(Arguments arguments) => Read(arguments) switch
    {
        null => null,
        { Kind: MarkupKind.Inline } markup => markup,
        _ => throw Refusal.Bad("inline keyboard expected"),
    };

    private static Markup? Inline(JsonElement markup)
    {
        markup.Only("InlineKeyboardMarkup", "inline_keyboard");
        var rows = Rows(markup, "inline_keyboard", ButtonReader.Inline);
        return rows.Count == 0 ? null : new(MarkupKind.Inline, rows, [], Compact(markup));
    }

    private static Markup Keyboard(JsonElement markup)
    {
        markup.Only("ReplyKeyboardMarkup", "keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard",
            "input_field_placeholder", "selective");
        foreach (var flag in (string[])["is_persistent", "resize_keyboard", "one_time_keyboard", "selective"])
            markup.Is(flag);
        CheckPlaceholder(markup);
        var rows = Rows(markup, "keyboard", ButtonReader.Key);
        return rows.Count > 0 ? new(MarkupKind.Keyboard, [], rows, "") : throw Refusal.Bad("a keyboard must have at least one button");
    }

    private static Markup Flag(JsonElement markup, string flag, MarkupKind kind, params ReadOnlySpan<string> fields)
    {
        markup.Only("reply_markup", fields);
        CheckPlaceholder(markup);
        markup.Is("selective");
        return markup.Is(flag) ? new(kind, [], [], "") : throw Refusal.Bad($"field \"{flag}\" must be true");
    }

    private static void CheckPlaceholder(JsonElement markup)
    {
        if (markup.Text("input_field_placeholder") is { Length: 0 or > 64 })
            throw Refusal.Bad("input_field_placeholder must be 1-64 characters long");
    }

    private static List<IReadOnlyList<T>> Rows<T>(JsonElement markup, string field, Func<JsonElement, T> read)
    {
        List<IReadOnlyList<T>> rows = [];
        foreach (var row in markup.GetProperty(field).Items($"Field \"{field}\""))
        {
            T[] buttons = [.. row.Items($"Every row of \"{field}\"").Select(read)];
            if (buttons.Length > (field == "keyboard" ? 12 : 8))
                throw Refusal.Bad("reply markup is too long: too many buttons in a row");
            if (buttons.Length > 0)
                rows.Add(buttons);
        }
        return rows.Sum(row => row.Count) <= (field == "keyboard" ? 300 : 100) ? rows
            : throw Refusal.Bad("reply markup is too long");
    }

    private static string Compact(JsonElement markup)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
            markup.WriteTo(writer);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }
}
