namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>One update on its way to the bot. <c>Lane</c> is the chat whose order must be kept.</summary>
internal sealed record Update(long Id, string Kind, long Lane, DateTimeOffset At, byte[] Json);
