using Bot.Content;
using Bot.Schedules;

namespace Bot.Staff.Looking;

/// <summary>What staff change about the rules: an occurrence moved, a rule paused. Everybody it goes to must be theirs.</summary>
internal sealed class ScheduleKeeping(RulesInForce rules, ScheduleChanges changes, OccurrenceMoving moving)
{
    /// <summary>What an occurrence would send; null when it is none of theirs.</summary>
    public async Task<IReadOnlyList<Tip>?> LookAsync(Caller caller, string schedule, DateTimeOffset due) =>
        await rules.FindAsync(schedule) is { } rule && IsTheirs(caller, rule) && due > caller.Now && rule.When.NextAfter(due.AddTicks(-1)) == due
            ? await moving.TipsAsync(schedule, due)
            : null;

    /// <summary>Moves one occurrence.</summary>
    public async Task<Outcome> MoveAsync(Caller caller, string schedule, DateTimeOffset due, DateTimeOffset to) => await LookAsync(caller, schedule, due) is null
        ? Outcome.Missing
        : Outcome.Of(
            await caller.ActAsync("schedule.move", $"schedule/{schedule}", caller.When(due), caller.When(to), async () =>
                await moving.MoveAsync(schedule, due, to, caller.Member.Name) is ({ } problem, var tip) ? MoveWords.Sentence(caller, problem, tip, to) : null),
            0);

    /// <summary>Pauses a rule, or lets it go on. What came due meanwhile is not sent later.</summary>
    public async Task<Outcome> PauseAsync(Caller caller, string schedule, bool pause)
    {
        if (await rules.FindAsync(schedule) is not { } rule || !IsTheirs(caller, rule))
        {
            return Outcome.Missing;
        }

        if (pause ? rule.Paused : rule.PausedBy is null)
        {
            return Outcome.Of(pause ? caller.T["calendar.already-paused"] : caller.T["calendar.not-paused"], 0);
        }

        await caller.ActAsync(pause ? "schedule.pause" : "schedule.resume", $"schedule/{schedule}", rule.PausedBy, null, () => pause
            ? changes.PauseAsync(schedule, caller.Member.Name)
            : changes.ResumeAsync(schedule));
        return Outcome.Of(null, 0);
    }

    /// <summary>Whether the topic of a rule, and everybody it goes to, is a member's.</summary>
    public static bool IsTheirs(Caller caller, ScheduleRule rule) =>
        caller.Member.LooksAfter(Topic(rule, caller.Catalog)) && (caller.Member.Regions.Count == 0 || caller.Member.LooksAfter(rule.To with { Topics = caller.Member.Topics }, caller.Catalog.Regions));

    /// <summary>What a rule is about; null when its tip is gone.</summary>
    public static string? Topic(ScheduleRule rule, ContentCatalog catalog) => rule.What switch
    {
        ScheduleContent.NextTip next => next.Topic,
        ScheduleContent.OneTip one => catalog.Tips.GetValueOrDefault(one.TipId)?.Topic,
        ScheduleContent.DailyQuestion question => question.Topic,
        _ => null,
    };
}
