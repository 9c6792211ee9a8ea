namespace Bot.Broadcasts;

/// <summary>Settings under <c>Broadcasts</c>.</summary>
internal sealed class BroadcastsOptions
{
    /// <summary>How long after it is due a broadcast sent by hand may still go out; what is left then is skipped as stale. Default 24 hours.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>What is wrong with these settings; null when nothing is.</summary>
    public string? Problem() =>
        StaleAfter <= TimeSpan.Zero || StaleAfter > TimeSpan.FromDays(30)
            ? "Broadcasts:StaleAfter must be from 00:00:01 to 30.00:00:00 (days.hours:minutes:seconds)."
            : null;
}
