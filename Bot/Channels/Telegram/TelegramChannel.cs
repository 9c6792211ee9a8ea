using System.Globalization;
using Bot.Messaging;

namespace Bot.Channels.Telegram;

/// <summary>Reaches people in Telegram.</summary>
internal sealed class TelegramChannel(ITelegramApi api, TelegramPhotos photos) : IChannel
{
    public const string ChannelName = "telegram";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities { get; } = new() { Form = TextForm.ChatHtml, MaxText = 4096, MaxCaption = 1024, RecallWithin = TimeSpan.FromHours(48) };

    /// <summary>Groups and supergroups have negative ids.</summary>
    public static bool IsGroup(ChannelAddress address) => address.Id.StartsWith('-');

    public async Task<SendResult> SendAsync(ChannelAddress to, OutboundMessage message, Lane lane, CancellationToken cancellationToken)
    {
        if (!long.TryParse(to.Id, CultureInfo.InvariantCulture, out var chat))
        {
            return new SendResult.Refused(Refusal.NoSuchAddress, $"'{to.Id}' is no Telegram chat id");
        }

        var limit = message.Image is null ? Capabilities.MaxText : Capabilities.MaxCaption;
        if (message.Text.Plain.Length > limit)
        {
            return new SendResult.Refused(Refusal.BadContent, $"{message.Text.Plain.Length} characters; Telegram takes {limit} here");
        }

        var result = message.Image is { } image
            ? await photos.SendAsync(chat, image, message, cancellationToken)
            : await api.SendMessageAsync(chat, TelegramBody.Text(message), cancellationToken);
        return ToSendResult(result, sent => sent.MessageId.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<SendResult> EditAsync(ChannelAddress at, string messageId, OutboundMessage message, CancellationToken cancellationToken)
    {
        var parameters = new EditTextParameters(
            long.Parse(at.Id, CultureInfo.InvariantCulture),
            long.Parse(messageId, CultureInfo.InvariantCulture),
            message.Text.ChatHtml,
            TelegramBody.ParseMode,
            TelegramBody.NoPreview,
            TelegramBody.Keyboard(message));
        return ToSendResult(await api.EditMessageTextAsync(parameters, cancellationToken), _ => messageId);
    }

    public async Task<SendResult> RecallAsync(ChannelAddress at, string messageId, CancellationToken cancellationToken)
    {
        var parameters = new DeleteMessageParameters(long.Parse(at.Id, CultureInfo.InvariantCulture), long.Parse(messageId, CultureInfo.InvariantCulture));
        return ToSendResult(await api.DeleteMessageAsync(parameters, cancellationToken), _ => messageId);
    }

    public Task AcknowledgeAsync(Update update, CancellationToken cancellationToken) =>
        update.AcknowledgementId is { } id ? api.AnswerCallbackQueryAsync(id, cancellationToken) : Task.CompletedTask;

    public async Task<bool> IsGroupAdminAsync(ChannelAddress group, string senderId, CancellationToken cancellationToken)
    {
        // An admin who hides behind the group writes as the group itself.
        if (senderId == group.Id)
        {
            return true;
        }

        return long.TryParse(senderId, CultureInfo.InvariantCulture, out var user)
            && await api.GetChatMemberAsync(long.Parse(group.Id, CultureInfo.InvariantCulture), user, cancellationToken)
                is ApiResult<ChatMember>.Ok { Value.Status: "creator" or "administrator" };
    }

    private static SendResult ToSendResult<T>(ApiResult<T> result, Func<T, string> messageId) => result switch
    {
        ApiResult<T>.Ok ok => new SendResult.Sent(messageId(ok.Value)),
        ApiResult<T>.Error error => TelegramErrors.ToSendResult(error.Why),
        ApiResult<T>.NoAnswer { MayHaveArrived: false } none => new SendResult.NotReached(none.Detail),
        _ => new SendResult.Unknown(result.Describe()),
    };
}
