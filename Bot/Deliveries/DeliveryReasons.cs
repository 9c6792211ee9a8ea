using Bot.Messaging;

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
    public const string NotRecalled = "not-recalled";
    public const string NotConnected = "not-connected";
    public const string TooLateToRecall = "too-late-to-recall";

    private static readonly HashSet<string> Known = [.. typeof(DeliveryReasons).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Known;

    /// <summary>The reason that the outcome of a send comes to.</summary>
    public static string Of(SendResult result) => result switch
    {
        SendResult.RateLimited => RateLimited,
        SendResult.NotReached => NotReached,
        SendResult.Moved => Moved,
        SendResult.Refused { Why: Refusal.Unauthorized } => Unauthorized,
        SendResult.Refused { Why: Refusal.Blocked } => Blocked,
        SendResult.Refused { Why: Refusal.NoSuchAddress } => NoSuchAddress,
        SendResult.Refused { Why: Refusal.NotAllowed } => NotAllowed,
        SendResult.Refused { Why: Refusal.BadContent } refused => $"{BadContent}: {refused.Detail}",
        SendResult.Refused refused => $"{Refused}: {refused.Detail}",
        _ => NoAnswer,
    };

    /// <summary>A reason of the ledger as it is said: what it means and, where there is more to know, what the platform said.</summary>
    public static Phrase Say(string reason)
    {
        var (code, detail) = reason.Split(':', 2, StringSplitOptions.TrimEntries) is [var head, var tail] ? (head, tail) : (reason, "");
        return !Known.Contains(code) ? reason
            : detail.Length == 0 ? new Phrase("reason." + code)
            : new Phrase("reason.with-detail", ("reason", new Phrase("reason." + code)), ("detail", code == NotRecalled ? Say(detail) : detail));
    }
}
