using Bot.Channels.Telegram;
using Bot.Messaging;

namespace Bot.Tests.Channels.Telegram;

/// <summary>What each "no" of the Bot API means for a send.</summary>
public class TelegramErrorsTests
{
    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", nameof(Refusal.Blocked))]
    [InlineData(403, "Forbidden: user is deactivated", nameof(Refusal.Blocked))]
    [InlineData(403, "Forbidden: bot was kicked from the group chat", nameof(Refusal.Blocked))]
    [InlineData(403, "Forbidden: bot was kicked from the supergroup chat", nameof(Refusal.Blocked))]
    [InlineData(403, "Forbidden: bot is not a member of the supergroup chat", nameof(Refusal.Blocked))]
    [InlineData(403, "Forbidden: the group chat was deleted", nameof(Refusal.Blocked))]
    [InlineData(403, "Forbidden: bot can't send messages to the user", nameof(Refusal.NotAllowed))]
    [InlineData(403, "Forbidden: bot can't initiate conversation with a user", nameof(Refusal.NotAllowed))]
    [InlineData(403, "Forbidden: bot can't send messages to bots", nameof(Refusal.NotAllowed))]
    [InlineData(400, "Bad Request: not enough rights to send text messages to the chat", nameof(Refusal.NotAllowed))]
    [InlineData(400, "Bad Request: have no rights to send a message", nameof(Refusal.NotAllowed))]
    [InlineData(400, "Bad Request: TOPIC_CLOSED", nameof(Refusal.NotAllowed))]
    [InlineData(400, "Bad Request: chat not found", nameof(Refusal.NoSuchAddress))]
    [InlineData(400, "Bad Request: user not found", nameof(Refusal.NoSuchAddress))]
    [InlineData(400, "Bad Request: can't parse entities: Unsupported start tag \"p\" at byte offset 0", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: message is too long", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: message caption is too long", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: MESSAGE_TOO_LONG", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: message text is empty", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: text must be non-empty", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: BUTTON_DATA_INVALID", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: wrong file identifier/HTTP URL specified", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: wrong remote file identifier specified: Wrong string length", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: IMAGE_PROCESS_FAILED", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: PHOTO_INVALID_DIMENSIONS", nameof(Refusal.BadContent))]
    [InlineData(400, "Bad Request: message is not modified: specified new message content is exactly the same", nameof(Refusal.Stale))]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", nameof(Refusal.Stale))]
    [InlineData(400, "Bad Request: message to edit not found", nameof(Refusal.Stale))]
    [InlineData(400, "Bad Request: message can't be edited", nameof(Refusal.Stale))]
    [InlineData(400, "Bad Request: message to delete not found", nameof(Refusal.Stale))]
    [InlineData(400, "Bad Request: message can't be deleted for everyone", nameof(Refusal.Stale))]
    [InlineData(401, "Unauthorized", nameof(Refusal.Unauthorized))]
    [InlineData(404, "Not Found", nameof(Refusal.Unauthorized))]
    [InlineData(400, "Bad Request: something nobody has seen yet", nameof(Refusal.Other))]
    [InlineData(418, "I'm a teapot", nameof(Refusal.Other))]
    public void A_refusal_is_understood(int code, string description, string meaning) =>
        TelegramErrors.ToSendResult(new(code, description)).ShouldBe(new SendResult.Refused(Enum.Parse<Refusal>(meaning), $"{code} {description}"));

    [Fact]
    public void A_group_that_moved_is_named_with_its_new_address() =>
        TelegramErrors.ToSendResult(new(400, "Bad Request: group chat was upgraded to a supergroup chat", MigrateToChatId: -1001234567890))
            .ShouldBe(new SendResult.Moved(new("telegram", "-1001234567890")));

    [Theory]
    [InlineData(7, 7)]
    [InlineData(10_072, 10_072)]
    [InlineData(null, 5)]
    public void A_pause_is_as_long_as_Telegram_asks(int? asked, int pause) =>
        TelegramErrors.ToSendResult(new(429, "Too Many Requests", asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null))
            .ShouldBe(new SendResult.RateLimited(TimeSpan.FromSeconds(pause)));

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public void After_a_server_error_nobody_knows(int code) =>
        TelegramErrors.ToSendResult(new(code, "Bad Gateway")).ShouldBe(new SendResult.Unknown($"{code} Bad Gateway"));
}
