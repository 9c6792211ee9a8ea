namespace Bot.Deliveries;

/// <summary>Reasons in the ledger that are our own, not the platform's words.</summary>
internal static class DeliveryReasons
{
    public const string Stopped = "stopped";
    public const string Stale = "stale";
    public const string Cancelled = "cancelled";
    public const string DailyLimit = "daily-limit";
    public const string Blocked = "blocked";
    public const string NoSuchAddress = "no-such-address";
    public const string NotAllowed = "not-allowed";
    public const string BadContent = "bad-content";
    public const string Refused = "refused";
    public const string RateLimited = "rate-limited";
    public const string NotReached = "not-reached";
    public const string NoAnswer = "no-answer";
    public const string Unauthorized = "unauthorized";
    public const string Moved = "moved";
    public const string StoppedInCall = "stopped-in-call";
}
