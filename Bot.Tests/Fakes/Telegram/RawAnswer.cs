using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram;

/// <summary>What the fake answered to a <see cref="RawCaller"/>.</summary>
internal sealed record RawAnswer(int Code, string Description, JsonElement Result, JsonElement Parameters);
