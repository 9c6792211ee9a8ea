using Bot.Content;

namespace Bot.Schedules;

/// <summary>Whether one occurrence may leave at another time, and what it would then be.</summary>
internal sealed class OccurrenceMoving(RulesInForce rules, ScheduleChanges changes, Forecaster forecaster, ContentLibrary content, TimeZoneInfo zone, TimeProvider time)
{
    /// <summary>Days an occurrence may be moved from where its rule has it: further away it is another thing.</summary>
    public const int Furthest = 60;

    /// <summary>What an occurrence would send, as the forecast has it; empty when nothing would leave.</summary>
    public async Task<IReadOnlyList<Tip>> TipsAsync(string schedule, DateTimeOffset due)
    {
        var today = Day(time.GetUtcNow());
        var ahead = await forecaster.LookAheadAsync(today, Math.Max(1, Day(due).DayNumber - today.DayNumber + 1));
        var entries = ahead.Where(e => e.Schedule == schedule && e.DueAt == due).Select(e => e.Content);
        // A rule that names its tip means it, even where the forecast cannot send it on that day.
        var named = (content.Current.Schedules.FirstOrDefault(r => r.Id == schedule)?.What as ScheduleContent.OneTip)?.TipId;
        return [.. entries.Append(named).OfType<string>().Distinct().Select(id => content.Current.Tips.GetValueOrDefault(id)).OfType<Tip>()];
    }

    /// <summary>Moves an occurrence.</summary>
    /// <param name="schedule">Its rule.</param>
    /// <param name="due">When it leaves now.</param>
    /// <param name="to">When it is to leave.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>What stands in the way, and the tip that it is about.</returns>
    public async Task<(MoveProblem? Problem, Tip? Tip)> MoveAsync(string schedule, DateTimeOffset due, DateTimeOffset to, string by)
    {
        var now = time.GetUtcNow();
        if (await rules.FindAsync(schedule) is not { } rule || due <= now || rule.When.NextAfter(due.AddTicks(-1)) != due)
        {
            return (MoveProblem.NoSuchOccurrence, null);
        }

        var original = (rule.When as ScheduleTiming.Moved)?.Original(due) ?? due;
        if (Refusal(rule, original, to, now) is { } problem)
        {
            return (problem, null);
        }

        if ((await TipsAsync(schedule, due)).FirstOrDefault(t => TipFit.ObstacleEverywhere(t, Day(to), content.Current) is not null) is { } tip)
        {
            return (TipFit.ObstacleEverywhere(tip, Day(to), content.Current) == TipObstacle.OutOfSeason ? MoveProblem.OutOfSeason : MoveProblem.ReviewOverdue, tip);
        }

        await (to == original ? changes.MoveBackAsync(schedule, original) : changes.MoveAsync(new() { Schedule = schedule, DueAt = original, MovedTo = to }, by));
        return (null, null);
    }

    private static MoveProblem? Refusal(ScheduleRule rule, DateTimeOffset original, DateTimeOffset to, DateTimeOffset now) =>
        to <= now ? MoveProblem.Past
        : (to - original).Duration() > TimeSpan.FromDays(Furthest) ? MoveProblem.TooFar
        : rule.When.NextAfter(to.AddTicks(-1)) == to ? MoveProblem.Taken
        : null;

    private DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}

/// <summary>Why an occurrence cannot be moved.</summary>
internal enum MoveProblem
{
    /// <summary>The rule has none then, or it has left.</summary>
    NoSuchOccurrence,

    /// <summary>The new time is over.</summary>
    Past,

    /// <summary>See <see cref="OccurrenceMoving.Furthest"/>.</summary>
    TooFar,

    /// <summary>The rule has another occurrence at that time.</summary>
    Taken,

    /// <summary>The tip is not right on that day.</summary>
    OutOfSeason,

    /// <summary>The tip must be reviewed before that day.</summary>
    ReviewOverdue,
}
