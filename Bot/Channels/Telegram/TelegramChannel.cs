using System.Globalization;
using Bot.Messaging;

namespace Bot.Channels.Telegram;

/// <summary>Reaches people in Telegram.</summary>
internal sealed class TelegramChannel(ITelegramApi api, TelegramPhotos photos, IPollBook polls) : IChannel
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

        if (message.Poll is { } poll && IsGroup(to))
        {
            return await SendPollAsync(to, chat, poll, cancellationToken);
        }

        if (TooLong(message, message.Image is null && message.Picture?.Png is null ? Capabilities.MaxText : Capabilities.MaxCaption) is { } refused)
        {
            return refused;
        }

        var result = message.Picture is { Png: { } made } picture
            ? await api.UploadPhotoAsync(chat, picture.Name, made, message.Text.ChatHtml, TelegramBody.Keyboard(message), cancellationToken)
            : message.Image is { } image
            ? await photos.SendAsync(chat, image, message, cancellationToken)
            : await api.SendMessageAsync(chat, TelegramBody.Text(message), cancellationToken);
        return ToSendResult(result, sent => sent.MessageId.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<SendResult> EditAsync(ChannelAddress at, string messageId, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (!TryParse(at, messageId, out var chat, out var id))
        {
            return NoSuchMessage(at, messageId);
        }

        if (TooLong(message, Capabilities.MaxText) is { } refused)
        {
            return refused;
        }

        var parameters = new EditTextParameters(
            chat, id, message.Text.ChatHtml, TelegramBody.ParseMode, TelegramBody.NoPreview, TelegramBody.Keyboard(message));
        return ToSendResult(await api.EditMessageTextAsync(parameters, cancellationToken), _ => messageId);
    }

    public async Task<SendResult> RecallAsync(ChannelAddress at, string messageId, CancellationToken cancellationToken)
    {
        return TryParse(at, messageId, out var chat, out var id)
            ? ToSendResult(await api.DeleteMessageAsync(new DeleteMessageParameters(chat, id), cancellationToken), _ => messageId)
            : NoSuchMessage(at, messageId);
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

    private async Task<SendResult> SendPollAsync(ChannelAddress to, long chat, QuizPoll poll, CancellationToken cancellationToken)
    {
        var parameters = new PollParameters(
            chat, poll.Question, [.. poll.Options.Select(o => new PollOption(o))], "quiz", IsAnonymous: false, poll.Several ? true : null, [.. poll.Right], poll.Explanation, poll.OpenFor);
        var result = await api.SendPollAsync(parameters, cancellationToken);
        if (result is ApiResult<SentMessage>.Ok { Value: { Poll.Id: var pollId } sent })
        {
            await polls.NoteAsync(to, sent.MessageId.ToString(CultureInfo.InvariantCulture), pollId, poll.Tag);
        }

        return ToSendResult(result, sent => sent.MessageId.ToString(CultureInfo.InvariantCulture));
    }

    private static bool TryParse(ChannelAddress at, string messageId, out long chat, out long id)
    {
        id = 0;
        return long.TryParse(at.Id, CultureInfo.InvariantCulture, out chat) && long.TryParse(messageId, CultureInfo.InvariantCulture, out id);
    }

    private static SendResult.Refused NoSuchMessage(ChannelAddress at, string messageId) =>
        new(Refusal.Stale, $"'{messageId}' at '{at.Id}' is no message in Telegram");

    private static SendResult.Refused? TooLong(OutboundMessage message, int limit) =>
        message.Text.Plain.Length <= limit ? null : new(Refusal.BadContent, $"{message.Text.Plain.Length} characters; Telegram takes {limit} here");

    private static SendResult ToSendResult<T>(ApiResult<T> result, Func<T, string> messageId) => result switch
    {
        ApiResult<T>.Ok ok => new SendResult.Sent(messageId(ok.Value)),
        ApiResult<T>.Error error => TelegramErrors.ToSendResult(error.Why),
        ApiResult<T>.NoAnswer { MayHaveArrived: false } none => new SendResult.NotReached(none.Detail),
        _ => new SendResult.Unknown(result.Describe()),
    };
}
