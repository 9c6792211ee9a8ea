using System.Text.Json;

namespace Bot.Channels.Telegram;

/// <summary>The part of the Bot API that this program uses. No method throws for what the server or the network does.</summary>
internal interface ITelegramApi
{
    Task<ApiResult<BotUser>> GetMeAsync(CancellationToken cancellationToken);

    /// <summary>Updates from <paramref name="offset"/> on, raw; asking confirms those before it.</summary>
    Task<ApiResult<JsonElement[]>> GetUpdatesAsync(long? offset, TimeSpan wait, CancellationToken cancellationToken);

    /// <param name="chatId">The chat.</param>
    /// <param name="body">JSON of everything but the chat, opening brace included.</param>
    /// <param name="cancellationToken">Gives up waiting; the message may have been sent.</param>
    Task<ApiResult<SentMessage>> SendMessageAsync(long chatId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <inheritdoc cref="SendMessageAsync"/>
    Task<ApiResult<SentMessage>> SendPhotoAsync(long chatId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Sends a picture that Telegram does not have yet.</summary>
    Task<ApiResult<SentMessage>> UploadPhotoAsync(long chatId, string name, byte[] picture, string caption, InlineKeyboard? keyboard, CancellationToken cancellationToken);

    Task<ApiResult<SentMessage>> SendPollAsync(PollParameters parameters, CancellationToken cancellationToken);

    Task<ApiResult<JsonElement>> EditMessageTextAsync(EditTextParameters parameters, CancellationToken cancellationToken);

    Task<ApiResult<bool>> DeleteMessageAsync(DeleteMessageParameters parameters, CancellationToken cancellationToken);

    Task<ApiResult<bool>> AnswerCallbackQueryAsync(string id, CancellationToken cancellationToken);

    Task<ApiResult<ChatMember>> GetChatMemberAsync(long chatId, long userId, CancellationToken cancellationToken);

    Task<ApiResult<bool>> SetMyCommandsAsync(BotCommand[] commands, string? languageCode, CancellationToken cancellationToken);

    Task<ApiResult<bool>> SetWebhookAsync(string url, string secret, CancellationToken cancellationToken);

    Task<ApiResult<bool>> DeleteWebhookAsync(CancellationToken cancellationToken);
}
