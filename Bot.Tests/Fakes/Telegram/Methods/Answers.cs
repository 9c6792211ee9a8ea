using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>Answers that many methods give.</summary>
internal static class Answers
{
    public static Answer True { get; } = json => json.WriteBooleanValue(true);
}
