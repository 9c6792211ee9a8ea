namespace Bot.Channels.WebChat;

/// <summary>Settings under <c>WebChat</c>.</summary>
internal sealed class WebChatOptions
{
    /// <summary>Whether the chat page is served. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Messages one visitor may write in a minute, 1 to 600. Default 30.</summary>
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>Messages one network address may write in a minute, for all its visitors together, 1 to 100000. Default 300.</summary>
    public int MessagesPerMinutePerAddress { get; set; } = 300;

    /// <summary>What is wrong with these settings; null when nothing is.</summary>
    public string? Problem() =>
        MessagesPerMinute is < 1 or > 600 ? "WebChat:MessagesPerMinute must be from 1 to 600."
        : MessagesPerMinutePerAddress is < 1 or > 100_000 ? "WebChat:MessagesPerMinutePerAddress must be from 1 to 100000."
        : null;
}
