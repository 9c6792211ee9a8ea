namespace Bot.Channels.Telegram;

/// <summary>Settings under <c>Telegram</c>. Telegram calls its limits dynamic, so all of them are settings.</summary>
internal sealed class TelegramOptions
{
    /// <summary>The bot's token from @BotFather; empty = Telegram is off. Give it in the environment as <c>Telegram__Token</c>.</summary>
    public string Token { get; set; } = "";

    /// <summary>The Bot API server. Default <c>https://api.telegram.org</c>.</summary>
    public string BaseUrl { get; set; } = "https://api.telegram.org";

    /// <summary>Messages a second over all chats; 0 = no limit. Default 30.</summary>
    public double MessagesPerSecond { get; set; } = 30;

    /// <summary>Messages a second in one chat; 0 = no limit. Default 1.</summary>
    public double MessagesPerChatPerSecond { get; set; } = 1;

    /// <summary>Messages a minute in one group; 0 = no limit. Default 20.</summary>
    public int MessagesPerGroupPerMinute { get; set; } = 20;

    /// <summary>Messages a second of broadcasts that may be paid for (Telegram takes a fee for each); 0 = no limit. Default 1000.</summary>
    public double PaidMessagesPerSecond { get; set; } = 1000;

    /// <summary>Calls under way at once, 1 to 1000: also the most messages that may be sent twice after a crash. Default 64.</summary>
    public int MaxInFlight { get; set; } = 64;

    /// <summary>Receiving by webhook instead of polling.</summary>
    public TelegramWebhookOptions Webhook { get; set; } = new();

    /// <summary>What is wrong with these settings; null when nothing is.</summary>
    public string? Problem() =>
        Token.Length > 0 && !Token.Contains(':', StringComparison.Ordinal)
            ? "Telegram:Token does not look like a token: @BotFather gives one such as 123456:ABC-DEF. Set Telegram__Token in the environment."
        : !Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            ? $"Telegram:BaseUrl is '{BaseUrl}'; it must be an address such as https://api.telegram.org."
        : MessagesPerSecond is not (>= 0 and <= 10_000)
            ? "Telegram:MessagesPerSecond must be from 0 (no limit) to 10000; 30 is what Telegram allows."
        : MessagesPerChatPerSecond is not (>= 0 and <= 10_000)
            ? "Telegram:MessagesPerChatPerSecond must be from 0 (no limit) to 10000; 1 is what Telegram allows."
        : MessagesPerGroupPerMinute is < 0 or > 10_000
            ? "Telegram:MessagesPerGroupPerMinute must be from 0 (no limit) to 10000; 20 is what Telegram allows."
        : PaidMessagesPerSecond is not (>= 0 and <= 10_000)
            ? "Telegram:PaidMessagesPerSecond must be from 0 (no limit) to 10000; 1000 is what Telegram allows."
        : MaxInFlight is < 1 or > 1000
            ? "Telegram:MaxInFlight must be from 1 to 1000: Telegram refuses more calls at once."
        : Webhook.Problem();

    public PacingLimits Limits => new(MessagesPerSecond, MessagesPerChatPerSecond, MessagesPerGroupPerMinute, PaidMessagesPerSecond, MaxInFlight);
}

/// <summary>Settings under <c>Telegram:Webhook</c>.</summary>
internal sealed class TelegramWebhookOptions
{
    /// <summary>The public address that Telegram calls, ending in <c>/telegram/webhook</c>; empty = polling.</summary>
    public string Url { get; set; } = "";

    /// <summary>What Telegram says with every call to show that it is Telegram; empty = a new random one at each start.</summary>
    public string Secret { get; set; } = "";

    public string? Problem() =>
        Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && (url.Scheme == "https" || url.IsLoopback))
            ? $"Telegram:Webhook:Url is '{Url}'; Telegram only calls addresses that start with https://. Leave it empty to poll."
        : Url.Length > 0 && new Uri(Url).AbsolutePath != TelegramWebhook.Path
            ? $"Telegram:Webhook:Url is '{Url}'; it must end in {TelegramWebhook.Path}, where this program listens for Telegram."
        : Secret.Length > 256 || Secret.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            ? "Telegram:Webhook:Secret may have letters, digits, _ and -, at most 256 of them. Leave it empty for a random one."
        : null;
}
