namespace Bot.Tests.Fakes.Telegram;

/// <summary>What the bot answered to a tap: the little text over the chat.</summary>
internal sealed record CallbackAnswer(string QueryId, string? Text, bool ShowAlert, string? Url, DateTimeOffset At);
