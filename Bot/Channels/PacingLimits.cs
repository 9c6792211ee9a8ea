namespace Bot.Channels;

/// <summary>How fast a channel may be used. 0 always means: no limit.</summary>
/// <param name="PerSecond">Messages a second over all conversations.</param>
/// <param name="PerChatPerSecond">Messages a second in one conversation.</param>
/// <param name="PerGroupPerMinute">Messages a minute in one group.</param>
/// <param name="PaidPerSecond">Messages a second over all conversations that the platform is paid for.</param>
/// <param name="MaxInFlight">Calls under way at once, at least 1.</param>
internal sealed record PacingLimits(double PerSecond, double PerChatPerSecond, int PerGroupPerMinute, double PaidPerSecond, int MaxInFlight)
{
    /// <summary>For channels that are limited by nothing but this machine.</summary>
    public static PacingLimits None { get; } = new(0, 0, 0, 0, 256);
}
