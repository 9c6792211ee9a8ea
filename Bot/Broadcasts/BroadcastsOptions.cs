namespace Bot.Broadcasts;

/// <summary>Settings under <c>Broadcasts</c>.</summary>
internal sealed class BroadcastsOptions
{
    /// <summary>How long after it is due a broadcast sent by hand may still go out; what is left then is skipped as stale. Default 24 hours.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Local hours in which nothing is sent in bulk but what is urgent; empty = none. Default <c>21:00-07:00</c>.</summary>
    public string QuietHours { get; set; } = "21:00-07:00";

    /// <summary>Bulk messages one subscriber gets in a calendar day; 0 = no limit. Default 3.</summary>
    public int MaxPerSubscriberPerDay { get; set; } = 3;

    /// <summary>A broadcast is paused when so large a part of at least 100 deliveries failed, above 0 to 1. Default 0.5.</summary>
    public double PauseAtFailureShare { get; set; } = 0.5;

    /// <summary>Days after its end that a broadcast's ledger is kept row by row; then only its totals are. Default 180.</summary>
    public int KeepLedgerDays { get; set; } = 180;

    /// <summary>What is wrong with these settings; null when nothing is.</summary>
    public string? Problem() =>
        StaleAfter <= TimeSpan.Zero || StaleAfter > TimeSpan.FromDays(30)
            ? "Broadcasts:StaleAfter must be from 00:00:01 to 30.00:00:00 (days.hours:minutes:seconds)."
        : Broadcasts.QuietHours.TryParse(QuietHours) is null
            ? $"Broadcasts:QuietHours is '{QuietHours}'; write two times of day such as 21:00-07:00, or nothing for no quiet hours."
        : MaxPerSubscriberPerDay is < 0 or > 1000
            ? "Broadcasts:MaxPerSubscriberPerDay must be from 0 (no limit) to 1000."
        : PauseAtFailureShare is <= 0 or > 1
            ? "Broadcasts:PauseAtFailureShare must be above 0 and at most 1."
        : KeepLedgerDays is < 1 or > 3650
            ? "Broadcasts:KeepLedgerDays must be from 1 to 3650."
        : null;
}
