namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The lists that keep refused calls: only <see cref="Refused"/> speaks of a fault of the bot.</summary>
internal enum Ledger
{
    Refused,
    Blocked,
    Throttled,
    NotModified,
    TooOld,
}
