using Bot.Messaging;

namespace Bot.Channels.WebChat;

/// <summary>Knows in which language a visitor wants the page.</summary>
internal interface IWebChatLocale
{
    /// <summary>The visitor's locale; null when they have not said.</summary>
    Task<string?> OfAsync(ChannelAddress visitor);
}
