namespace Bot.Tests.Fakes.Telegram;

/// <summary>A formatted stretch of a text, in UTF-16 units. <c>Argument</c> is a link, a language or an emoji id.</summary>
internal sealed record TextEntity(string Type, int Offset, int Length, string? Argument = null);
