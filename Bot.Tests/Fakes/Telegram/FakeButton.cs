namespace Bot.Tests.Fakes.Telegram;

/// <summary>One button of an inline keyboard.</summary>
internal sealed record FakeButton(string Text, string? CallbackData, string? Url);
