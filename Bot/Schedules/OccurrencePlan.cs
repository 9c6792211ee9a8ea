using Bot.Content;

namespace Bot.Schedules;

/// <summary>Says which occurrences of a rule are due, and which of them come too late. Pure.</summary>
internal static class OccurrencePlan
{
    /// <summary>At most so many are looked at in one go: a rule of every minute after a month's pause has 40,000.</summary>
    public const int MaxAtOnce = 500;

    private static readonly TimeSpan LongestDefault = TimeSpan.FromHours(6);

    /// <summary>Longer than clocks are ever put back.</summary>
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromHours(3);

    /// <param name="rule">The rule.</param>
    /// <param name="through">Up to when its occurrences are accounted for; null when it is new.</param>
    /// <param name="now">The time.</param>
    /// <returns>The due instants after <paramref name="through"/>, oldest first, and whether each may still be sent.</returns>
    public static IReadOnlyList<(DateTimeOffset DueAt, bool InTime)> Due(ScheduleRule rule, DateTimeOffset? through, DateTimeOffset now)
    {
        if (rule.Paused)
        {
            return [];
        }

        return rule.When switch
        {
            ScheduleTiming.Once once when once.At <= now && !(through >= once.At) =>
                [(once.At, now - once.At <= (rule.MayBeLate ?? LongestDefault))],
            // A new rule owes nothing for the time before it was there.
            ScheduleTiming.Recurring recurring when through is { } since => Recurring(rule, recurring, since, now),
            _ => [],
        };
    }

    private static IReadOnlyList<(DateTimeOffset DueAt, bool InTime)> Recurring(ScheduleRule rule, ScheduleTiming.Recurring recurring, DateTimeOffset since, DateTimeOffset now)
    {
        var due = new List<(DateTimeOffset, bool)>();
        // Asked from within an hour that a zone goes through twice, the expression would name the second half past one as well: so it
        // is asked from before, and what is accounted for is skipped.
        var next = recurring.Cron.GetNextValidTimeAfter(since - LongestRepeat);
        while (next is { } past && past <= since)
        {
            next = recurring.Cron.GetNextValidTimeAfter(past);
        }

        while (next is { } at && at <= now && due.Count < MaxAtOnce)
        {
            next = recurring.Cron.GetNextValidTimeAfter(at);
            due.Add((at, now - at <= (rule.MayBeLate ?? Default(at, next))));
        }

        return due;
    }

    /// <summary>Six hours, or until the next occurrence takes over: after a pause a frequent rule must not send a pile at once.</summary>
    private static TimeSpan Default(DateTimeOffset at, DateTimeOffset? next) =>
        next is { } following && following - at < LongestDefault ? following - at : LongestDefault;
}
