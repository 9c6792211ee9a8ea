namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>All that the methods of the Bot API work upon.</summary>
internal sealed record World(
    FakeTelegramOptions Options,
    BotIdentity Bot,
    ChatBook Chats,
    MessageBook Messages,
    UpdateFeed Feed,
    UpdateDesk Desk,
    RateLimiter Limiter,
    TapBook Taps,
    TextRules Texts,
    MessageWriter Writer,
    PhotoBook Photos)
{
    public static World Create(FakeTelegramOptions options)
    {
        var bot = new BotIdentity(options);
        var chats = new ChatBook();
        var feed = new UpdateFeed(options.Time, options.Seed);
        return new(options, bot, chats, new(options.Time), feed, new(feed, options), new(options), new(options.Time), new(options),
            new(bot, chats), new());
    }
}
