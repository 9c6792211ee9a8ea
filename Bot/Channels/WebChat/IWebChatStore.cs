namespace Bot.Channels.WebChat;

/// <summary>Keeps what was said in the web chat.</summary>
internal interface IWebChatStore
{
    /// <summary>Adds a message to a visitor's history.</summary>
    /// <param name="address">The visitor.</param>
    /// <param name="message">The message.</param>
    /// <param name="pageKey">What the page calls it: browsers repeat a request whose answer they lost, and the second is the same message.</param>
    /// <returns>The message with its number, and whether it is new.</returns>
    Task<(WebChatMessage Message, bool IsNew)> AddAsync(string address, WebChatMessage message, string? pageKey = null);

    /// <summary>Replaces a message of the bot's.</summary>
    /// <returns>The message as it is now; null when the visitor got no such message from it.</returns>
    Task<WebChatMessage?> ReplaceAsync(string address, long id, WebChatMessage message);

    /// <summary>
    /// The newest messages of a visitor before a given one, oldest first. A tap on a message that changed under it is left out:
    /// the change shows it.
    /// </summary>
    Task<IReadOnlyList<WebChatMessage>> PageAsync(string address, long? before, int size);

    /// <summary>One message; null when the visitor has no such message.</summary>
    Task<WebChatMessage?> FindAsync(string address, long id);
}
