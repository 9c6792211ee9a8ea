namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>An answer with an error, thrown by whatever finds it. Static members: one for each kind the bot must tell apart.</summary>
internal sealed class Refusal(int code, string description, Ledger ledger = Ledger.Refused) : Exception(description)
{
    public int Code => code;

    /// <summary>Which list of the fake it belongs in.</summary>
    public Ledger Ledger => ledger;

    public long? MigrateToChatId { get; init; }

    public int? RetryAfter { get; init; }

    public static Refusal Bad(string description) => new(400, "Bad Request: " + description);

    public static Refusal Unreachable(string description) => new(403, "Forbidden: " + description, Ledger.Blocked);

    public static Refusal NotModified() => new(400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current " +
        "content and reply markup of the message", Ledger.NotModified);

    public static Refusal TooOld() =>
        new(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Ledger.TooOld);

    public static Refusal Migrated(long to) =>
        new(400, "Bad Request: group chat was upgraded to a supergroup chat", Ledger.Blocked) { MigrateToChatId = to };

    public static Refusal Conflict(string description) => new(409, "Conflict: " + description);

    public static Refusal Flood(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}", Ledger.Throttled) { RetryAfter = seconds };
}
