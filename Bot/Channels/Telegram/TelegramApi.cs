using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Channels.Telegram;

/// <summary>
/// <see cref="ITelegramApi"/> over one HttpClient that nothing logs: the token is part of every address it calls, and appears nowhere else.
/// </summary>
internal sealed class TelegramApi : ITelegramApi, IDisposable
{
    /// <summary>The kinds of update this program understands; the others are not even sent to us.</summary>
    private static readonly string[] AllowedUpdates = ["message", "callback_query", "my_chat_member", "poll_answer"];

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly string root;

    public TelegramApi(TelegramOptions options, TimeProvider time)
    {
        this.time = time;
        root = $"{options.BaseUrl.TrimEnd('/')}/bot{options.Token}/";
        http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            MaxConnectionsPerServer = options.MaxInFlight + 8,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public Task<ApiResult<BotUser>> GetMeAsync(CancellationToken cancellationToken) =>
        CallAsync("getMe", new NoParameters(), TelegramJson.Default.NoParameters, TelegramJson.Default.ApiAnswerBotUser, CallTimeout, cancellationToken);

    public Task<ApiResult<JsonElement[]>> GetUpdatesAsync(long? offset, TimeSpan wait, CancellationToken cancellationToken) =>
        CallAsync(
            "getUpdates",
            new GetUpdatesParameters(offset, (int)wait.TotalSeconds, 100, AllowedUpdates),
            TelegramJson.Default.GetUpdatesParameters,
            TelegramJson.Default.ApiAnswerJsonElementArray,
            wait + CallTimeout,
            cancellationToken);

    public Task<ApiResult<SentMessage>> SendMessageAsync(long chatId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        SendAsync("sendMessage", ForChat(chatId, body), TelegramJson.Default.ApiAnswerSentMessage, CallTimeout, cancellationToken);

    public Task<ApiResult<SentMessage>> SendPhotoAsync(long chatId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        SendAsync("sendPhoto", ForChat(chatId, body), TelegramJson.Default.ApiAnswerSentMessage, CallTimeout, cancellationToken);

    public Task<ApiResult<SentMessage>> SendPollAsync(PollParameters parameters, CancellationToken cancellationToken) =>
        CallAsync("sendPoll", parameters, TelegramJson.Default.PollParameters, TelegramJson.Default.ApiAnswerSentMessage, CallTimeout, cancellationToken);

    public async Task<ApiResult<SentMessage>> UploadPhotoAsync(long chatId, string name, byte[] picture, string caption, InlineKeyboard? keyboard, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(chatId.ToString(CultureInfo.InvariantCulture)), "chat_id" },
            { new StringContent(caption), "caption" },
            { new StringContent("HTML"), "parse_mode" },
            { new ByteArrayContent(picture), "photo", name },
        };
        if (keyboard is not null)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(keyboard, TelegramJson.Default.InlineKeyboard)), "reply_markup");
        }

        return await SendAsync("sendPhoto", form, TelegramJson.Default.ApiAnswerSentMessage, CallTimeout, cancellationToken);
    }

    public Task<ApiResult<JsonElement>> EditMessageTextAsync(EditTextParameters parameters, CancellationToken cancellationToken) =>
        CallAsync("editMessageText", parameters, TelegramJson.Default.EditTextParameters, TelegramJson.Default.ApiAnswerJsonElement, CallTimeout, cancellationToken);

    public Task<ApiResult<bool>> DeleteMessageAsync(DeleteMessageParameters parameters, CancellationToken cancellationToken) =>
        CallAsync("deleteMessage", parameters, TelegramJson.Default.DeleteMessageParameters, TelegramJson.Default.ApiAnswerBoolean, CallTimeout, cancellationToken);

    public Task<ApiResult<bool>> AnswerCallbackQueryAsync(string id, CancellationToken cancellationToken) =>
        CallAsync("answerCallbackQuery", new AnswerCallbackParameters(id), TelegramJson.Default.AnswerCallbackParameters, TelegramJson.Default.ApiAnswerBoolean, CallTimeout, cancellationToken);

    public Task<ApiResult<ChatMember>> GetChatMemberAsync(long chatId, long userId, CancellationToken cancellationToken) =>
        CallAsync("getChatMember", new GetChatMemberParameters(chatId, userId), TelegramJson.Default.GetChatMemberParameters, TelegramJson.Default.ApiAnswerChatMember, CallTimeout, cancellationToken);

    public Task<ApiResult<bool>> SetMyCommandsAsync(BotCommand[] commands, string? languageCode, CancellationToken cancellationToken) =>
        CallAsync("setMyCommands", new SetCommandsParameters(commands, languageCode), TelegramJson.Default.SetCommandsParameters, TelegramJson.Default.ApiAnswerBoolean, CallTimeout, cancellationToken);

    public Task<ApiResult<bool>> SetWebhookAsync(string url, string secret, CancellationToken cancellationToken) =>
        CallAsync("setWebhook", new SetWebhookParameters(url, secret, AllowedUpdates), TelegramJson.Default.SetWebhookParameters, TelegramJson.Default.ApiAnswerBoolean, CallTimeout, cancellationToken);

    public Task<ApiResult<bool>> DeleteWebhookAsync(CancellationToken cancellationToken) =>
        CallAsync("deleteWebhook", new NoParameters(), TelegramJson.Default.NoParameters, TelegramJson.Default.ApiAnswerBoolean, CallTimeout, cancellationToken);

    public void Dispose() => http.Dispose();

    /// <summary>Puts the chat in front of a body that all recipients share.</summary>
    private static ByteArrayContent ForChat(long chatId, ReadOnlyMemory<byte> body)
    {
        Span<byte> head = stackalloc byte[40];
        Encoding.UTF8.TryGetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"chat_id\":{chatId},"), head, out var length);
        var bytes = new byte[length + body.Length - 1];
        head[..length].CopyTo(bytes);
        body.Span[1..].CopyTo(bytes.AsSpan(length));
        return new ByteArrayContent(bytes) { Headers = { ContentType = Json } };
    }

    private async Task<ApiResult<TResult>> CallAsync<TParameters, TResult>(
        string method,
        TParameters parameters,
        JsonTypeInfo<TParameters> parametersType,
        JsonTypeInfo<ApiAnswer<TResult>> answerType,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(parameters, parametersType)) { Headers = { ContentType = Json } };
        return await SendAsync(method, content, answerType, timeout, cancellationToken);
    }

    private async Task<ApiResult<T>> SendAsync<T>(string method, HttpContent content, JsonTypeInfo<ApiAnswer<T>> answerType, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var response = await http.PostAsync(root + method, content, either.Token);
            if (response.StatusCode >= HttpStatusCode.InternalServerError)
            {
                return new ApiResult<T>.NoAnswer($"server error {(int)response.StatusCode}", MayHaveArrived: true);
            }

            var answer = await response.Content.ReadFromJsonAsync(answerType, either.Token);
            return answer switch
            {
                { Ok: true, Result: { } value } => new ApiResult<T>.Ok(value),
                null => new ApiResult<T>.NoAnswer("an empty answer", MayHaveArrived: true),
                _ => new ApiResult<T>.Error(ToError(answer.ErrorCode, (int)response.StatusCode, answer.Description, answer.Parameters)),
            };
        }
        catch (HttpRequestException failure)
        {
            return new ApiResult<T>.NoAnswer($"{failure.HttpRequestError}: {failure.Message}", MayHaveArrived: MayHaveArrived(failure));
        }
        catch (Exception failure) when (failure is IOException or JsonException or InvalidOperationException or NotSupportedException)
        {
            // Broken off in the middle, or not Telegram's at all: a proxy's page, in whatever encoding.
            return new ApiResult<T>.NoAnswer($"an answer that cannot be read: {failure.Message}", MayHaveArrived: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiResult<T>.NoAnswer($"no answer within {timeout.TotalSeconds:0} s", MayHaveArrived: true);
        }
    }

    private static ApiError ToError(int code, int status, string? description, ApiAnswerParameters? parameters) =>
        new(
            code == 0 ? status : code,
            description ?? "no reason given",
            parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            parameters?.MigrateToChatId);

    /// <summary>Only where no connection came about is it certain that nothing arrived.</summary>
    private static bool MayHaveArrived(HttpRequestException failure) => failure.HttpRequestError is not
        (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
}
