namespace Bot.Tests.Fakes.Telegram;

/// <summary>A call that was answered with an error.</summary>
internal sealed record RefusedCall(string Method, int ErrorCode, string Description, string Body, DateTimeOffset At)
{
    public override string ToString() => $"{Method}: {ErrorCode} {Description} ← {Body}";
}
