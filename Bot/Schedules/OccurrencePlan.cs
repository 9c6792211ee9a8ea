using Bot.Content;

namespace Bot.Schedules;

/// <summary>Says which occurrences of a rule are due, and which of them come too late. Pure.</summary>
internal static class OccurrencePlan
{
    /// <summary>At most so many are looked at in one go: a rule of every minute after a month's pause has 40,000.</summary>
    public const int MaxAtOnce = 500;

    private static readonly TimeSpan LongestDefault = TimeSpan.FromHours(6);

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

        // A new rule owes nothing for the time before it was there; but what is to happen once was written down to happen.
        var since = through ?? (rule.When.Repeats ? now : DateTimeOffset.MinValue);
        var due = new List<(DateTimeOffset, bool)>();
        DateTimeOffset? last = null;
        foreach (var at in rule.When.After(since))
        {
            Add(last, at);
            last = at <= now && due.Count < MaxAtOnce ? at : null;
            if (last is null)
            {
                break;
            }
        }

        Add(last, null);
        return due;

        void Add(DateTimeOffset? at, DateTimeOffset? next)
        {
            if (at is { } instant)
            {
                due.Add((instant, now - instant <= (rule.MayBeLate ?? Default(instant, next))));
            }
        }
    }

    /// <summary>Six hours, or until the next occurrence takes over: after a pause a frequent rule must not send a pile at once.</summary>
    private static TimeSpan Default(DateTimeOffset at, DateTimeOffset? next) =>
        next is { } following && following - at < LongestDefault ? following - at : LongestDefault;
}
