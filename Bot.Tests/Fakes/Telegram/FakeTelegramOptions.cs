namespace Bot.Tests.Fakes.Telegram;

/// <summary>How the fake Telegram behaves. Limits and shares may be changed while it runs.</summary>
internal sealed class FakeTelegramOptions
{
    public string Token { get; init; } = "123456789:AAFakeTokenForTestsOnly0123456789abcd";

    public string BotUsername { get; init; } = "science_test_bot";

    /// <summary>The clock for message dates, rate limits, the 150 s of a tap, the 48 h of a deletion, and the 24 h of an update.</summary>
    /// <remarks>Waiting itself (long polls, latency, webhook retries, time-outs of the test) runs on the wall clock.</remarks>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Messages accepted in any second, over all chats. 0 is no limit. <c>allow_paid_broadcast</c> lifts it to 1000.</summary>
    public int MessagesPerSecond { get; set; }

    /// <summary>How fast the bucket of one chat refills; it holds <see cref="ChatBurst"/>. 0 is no limit.</summary>
    public int MessagesPerChatPerSecond { get; set; }

    /// <summary>How many messages one chat takes at once before <see cref="MessagesPerChatPerSecond"/> binds.</summary>
    public int ChatBurst { get; set; } = 3;

    /// <summary>Messages accepted in any minute, in one group. 0 is no limit.</summary>
    public int MessagesPerGroupPerMinute { get; set; }

    /// <summary>The pause a broken limit brings; until it has passed EVERY call is refused with 429.</summary>
    public int RetryAfterSeconds { get; set; } = 1;

    /// <summary>Calls in flight at once (getUpdates apart) above which a call is refused with 429. 0 is no limit.</summary>
    public int MaxActive { get; set; } = 1000;

    /// <summary>Share of writing calls answered 502, nothing accepted.</summary>
    public double ServerErrorShare { get; set; }

    /// <summary>Share of writing calls accepted and recorded, and then the connection is reset: the outcome is unknown to the bot.</summary>
    public double ResetAfterAcceptShare { get; set; }

    /// <summary>Share of writing calls reset with nothing accepted.</summary>
    public double ResetBeforeAcceptShare { get; set; }

    /// <summary>Share of writing calls accepted, whose answer breaks off in the middle.</summary>
    public double HalfBodyShare { get; set; }

    /// <summary>What every call but getUpdates takes, at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Makes the dice of the shares fall the same way every time.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Also refuse what the documentation forbids but the server quietly mends: a bare <c>&amp;</c> or <c>&gt;</c>,
    /// an unknown attribute, a link that it would drop.
    /// </summary>
    public bool StrictHtml { get; set; } = true;

    /// <summary>The first pause after a webhook that did not answer 2xx; it doubles up to 5 s.</summary>
    public TimeSpan WebhookRetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);
}
