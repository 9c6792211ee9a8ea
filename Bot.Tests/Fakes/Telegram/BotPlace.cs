namespace Bot.Tests.Fakes.Telegram;

/// <summary>Where the bot stands in a group.</summary>
internal enum BotPlace
{
    /// <summary>Never added: the chat is not found.</summary>
    Unknown,
    Member,
    Kicked,
    Left,

    /// <summary>The group was deleted.</summary>
    Gone,
}
