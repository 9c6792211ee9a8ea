using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Messaging;

namespace Bot.Channels.Telegram;

/// <summary>Turns a message into the Bot API's JSON: once for all who get the same one.</summary>
internal static class TelegramBody
{
    public const string ParseMode = "HTML";

    public static readonly LinkPreview NoPreview = new(true);

    private static readonly ConditionalWeakTable<OutboundMessage, byte[]> Texts = [];

    public static byte[] Text(OutboundMessage message) => Texts.GetValue(message, static m =>
        JsonSerializer.SerializeToUtf8Bytes(new TextBody(m.Text.ChatHtml, ParseMode, NoPreview, Keyboard(m), m.Paid ? true : null), TelegramJson.Default.TextBody));

    public static byte[] Photo(OutboundMessage message, string fileId) =>
        JsonSerializer.SerializeToUtf8Bytes(new PhotoBody(fileId, message.Text.ChatHtml, ParseMode, Keyboard(message), message.Paid ? true : null), TelegramJson.Default.PhotoBody);

    public static InlineKeyboard? Keyboard(OutboundMessage message) =>
        message.Choices.Count == 0 ? null : new([.. message.Choices.Select(row => row.Select(c => new InlineButton(c.Label, c.Code)).ToArray())]);
}
