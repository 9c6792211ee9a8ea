using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Channels.Telegram;

// The Bot API's own shapes, as far as they are needed: https://core.telegram.org/bots/api

internal sealed record ApiAnswer<T>(bool Ok, T? Result, int ErrorCode, string? Description, ApiAnswerParameters? Parameters);

internal sealed record ApiAnswerParameters(int? RetryAfter, long? MigrateToChatId);

internal sealed record BotUser(long Id, string? Username);

internal sealed record SentMessage(long MessageId, PhotoSize[]? Photo, SentPoll? Poll = null);

internal sealed record SentPoll(string Id);

internal sealed record PhotoSize(string FileId);

internal sealed record ChatMember(string Status);

internal sealed record InlineKeyboard(InlineButton[][] InlineKeyboardRows)
{
    [JsonPropertyName("inline_keyboard")]
    public InlineButton[][] InlineKeyboardRows { get; } = InlineKeyboardRows;
}

internal sealed record InlineButton(string Text, string CallbackData);

internal sealed record LinkPreview(bool IsDisabled);

internal sealed record BotCommand(string Command, string Description);

/// <summary>Everything of a text message but whom it is for.</summary>
internal sealed record TextBody(string Text, string ParseMode, LinkPreview LinkPreviewOptions, InlineKeyboard? ReplyMarkup, bool? AllowPaidBroadcast);

/// <summary>Everything of a message with an already uploaded picture but whom it is for.</summary>
internal sealed record PhotoBody(string Photo, string Caption, string ParseMode, InlineKeyboard? ReplyMarkup, bool? AllowPaidBroadcast);

internal sealed record PollOption(string Text);

internal sealed record PollParameters(
    long ChatId, string Question, PollOption[] Options, string Type, bool IsAnonymous, bool? AllowsMultipleAnswers, int[] CorrectOptionIds, string? Explanation, int? OpenPeriod);

internal sealed record GetUpdatesParameters(long? Offset, int Timeout, int Limit, string[] AllowedUpdates);

internal sealed record EditTextParameters(long ChatId, long MessageId, string Text, string ParseMode, LinkPreview LinkPreviewOptions, InlineKeyboard? ReplyMarkup);

internal sealed record DeleteMessageParameters(long ChatId, long MessageId);

internal sealed record AnswerCallbackParameters(string CallbackQueryId);

internal sealed record GetChatMemberParameters(long ChatId, long UserId);

internal sealed record SetCommandsParameters(BotCommand[] Commands, string? LanguageCode);

internal sealed record SetWebhookParameters(string Url, string SecretToken, string[] AllowedUpdates);

internal sealed record NoParameters;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiAnswer<bool>))]
[JsonSerializable(typeof(ApiAnswer<BotUser>))]
[JsonSerializable(typeof(ApiAnswer<SentMessage>))]
[JsonSerializable(typeof(ApiAnswer<JsonElement>))]
[JsonSerializable(typeof(ApiAnswer<ChatMember>))]
[JsonSerializable(typeof(ApiAnswer<JsonElement[]>))]
[JsonSerializable(typeof(TextBody))]
[JsonSerializable(typeof(PhotoBody))]
[JsonSerializable(typeof(InlineKeyboard))]
[JsonSerializable(typeof(PollParameters))]
[JsonSerializable(typeof(GetUpdatesParameters))]
[JsonSerializable(typeof(EditTextParameters))]
[JsonSerializable(typeof(DeleteMessageParameters))]
[JsonSerializable(typeof(AnswerCallbackParameters))]
[JsonSerializable(typeof(GetChatMemberParameters))]
[JsonSerializable(typeof(SetCommandsParameters))]
[JsonSerializable(typeof(SetWebhookParameters))]
[JsonSerializable(typeof(NoParameters))]
internal sealed partial class TelegramJson : JsonSerializerContext;
