using System.Globalization;
using Bot.Messaging;

namespace Bot.Channels.Telegram;

/// <summary>What each of the Bot API's answers means for a send. Pure; the table is in the tests too.</summary>
internal static class TelegramErrors
{
    private static readonly TimeSpan PauseIfNoneIsNamed = TimeSpan.FromSeconds(5);

    private static readonly (int Code, string Says, Refusal Means)[] Table =
    [
        (403, "blocked by the user", Refusal.Blocked),
        (403, "user is deactivated", Refusal.Blocked),
        (403, "kicked", Refusal.Blocked),
        (403, "not a member", Refusal.Blocked),
        (403, "chat was deleted", Refusal.Blocked),
        (403, "", Refusal.NotAllowed),
        (400, "chat not found", Refusal.NoSuchAddress),
        (400, "user not found", Refusal.NoSuchAddress),
        (400, "PEER_ID_INVALID", Refusal.NoSuchAddress),
        (400, "message is not modified", Refusal.Stale),
        (400, "query is too old", Refusal.Stale),
        (400, "message to edit not found", Refusal.Stale),
        (400, "message can't be edited", Refusal.Stale),
        (400, "message to delete not found", Refusal.Stale),
        (400, "message can't be deleted", Refusal.Stale),
        (400, "rights", Refusal.NotAllowed),
        (400, "CHAT_WRITE_FORBIDDEN", Refusal.NotAllowed),
        (400, "TOPIC_CLOSED", Refusal.NotAllowed),
        (400, "can't parse", Refusal.BadContent),
        (400, "too long", Refusal.BadContent),
        (400, "TOO_LONG", Refusal.BadContent),
        (400, "is empty", Refusal.BadContent),
        (400, "non-empty", Refusal.BadContent),
        (400, "BUTTON_", Refusal.BadContent),
        (400, "wrong file", Refusal.BadContent),
        (400, "wrong remote file", Refusal.BadContent),
        (400, "PHOTO_", Refusal.BadContent),
        (400, "IMAGE_", Refusal.BadContent),
        (401, "", Refusal.Unauthorized),
        (404, "", Refusal.Unauthorized),
    ];

    public static SendResult ToSendResult(ApiError error) => error switch
    {
        { Code: 429 } => new SendResult.RateLimited(error.RetryAfter ?? PauseIfNoneIsNamed),
        { MigrateToChatId: { } id } => new SendResult.Moved(new(TelegramChannel.ChannelName, id.ToString(CultureInfo.InvariantCulture))),
        { Code: >= 500 } => new SendResult.Unknown($"{error.Code} {error.Description}"),
        _ => new SendResult.Refused(Meaning(error), $"{error.Code} {error.Description}"),
    };

    private static Refusal Meaning(ApiError error)
    {
        foreach (var (code, says, means) in Table)
        {
            if (code == error.Code && error.Description.Contains(says, StringComparison.OrdinalIgnoreCase))
            {
                return means;
            }
        }

        return Refusal.Other;
    }
}
