using Bot.Content;
using Bot.Schedules;
using Bot.Staff.Looking;

namespace Bot.Staff.Api;

/// <summary>What will leave.</summary>
internal sealed record CalendarShape(IReadOnlyList<CalendarEntryShape> Entries) : IShape<CalendarShape>
{
    public static CalendarShape Example { get; } = new([CalendarEntryShape.Example]);
}

/// <summary>One thing that will leave, or will not.</summary>
/// <param name="Schedule">Id of the rule.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="LeavesAt">When it leaves: later where quiet hours hold it.</param>
/// <param name="MovedFrom">When its rule has it, where somebody moved it.</param>
/// <param name="Content">What is sent; null when nothing is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Audience">To how many.</param>
/// <param name="PerChannel">The same by channel.</param>
/// <param name="IsSkipped">Whether somebody decided to leave it out.</param>
/// <param name="Obstacles">What is in the way, or should be looked at.</param>
internal sealed record CalendarEntryShape(
    string Schedule, DateTimeOffset DueAt, DateTimeOffset LeavesAt, DateTimeOffset? MovedFrom, string? Content, string? Title, long Audience, IReadOnlyDictionary<string, long> PerChannel, bool IsSkipped, IReadOnlyList<ObstacleShape> Obstacles)
{
    public static CalendarEntryShape Example { get; } = new(
        "farming-weekly", Moment.At(7, 0), Moment.At(7, 0), null, "frost", "今晚有霜", 1000, new Dictionary<string, long> { ["telegram"] = 1000 }, false,
        [new(ForecastObstacleKind.ReviewSoon, "Its review is due on 2026-12-01.")]);

    public static CalendarEntryShape Of(ForecastEntry e, Caller caller, bool isSkipped) =>
        new(e.Schedule, e.DueAt, e.LeavesAt, e.MovedFrom, e.Content, e.Title, e.Audience, e.PerChannel, isSkipped, [.. e.Obstacles.Select(o => new ObstacleShape(o.Kind, caller.Say(o.Message)))]);
}

/// <summary>Something in the way of what is to be sent.</summary>
internal sealed record ObstacleShape(ForecastObstacleKind Kind, string Message);

/// <summary>One due instant of a schedule, as the calendar names it.</summary>
internal sealed record OccurrenceBody(string Schedule, DateTimeOffset DueAt) : IShape<OccurrenceBody>
{
    public static OccurrenceBody Example { get; } = new("farming-weekly", Moment.At(7, 0));
}

/// <summary>How an occurrence stands now.</summary>
internal sealed record OccurrenceShape(string Schedule, DateTimeOffset DueAt, bool IsSkipped) : IShape<OccurrenceShape>
{
    public static OccurrenceShape Example { get; } = new("farming-weekly", Moment.At(7, 0), true);
}

/// <summary>Where an occurrence is to be moved.</summary>
/// <param name="Schedule">Id of the rule.</param>
/// <param name="DueAt">When it is due now, as the calendar has it.</param>
/// <param name="To">When it is to leave.</param>
internal sealed record MoveBody(string Schedule, DateTimeOffset DueAt, DateTimeOffset To) : IShape<MoveBody>
{
    public static MoveBody Example { get; } = new("farming-weekly", Moment.At(7, 0), Moment.At(7, 0).AddDays(1));
}

/// <summary>An occurrence that leaves at another time.</summary>
/// <param name="Schedule">Id of the rule.</param>
/// <param name="DueAt">When it is due now.</param>
internal sealed record MovedShape(string Schedule, DateTimeOffset DueAt) : IShape<MovedShape>
{
    public static MovedShape Example { get; } = new("farming-weekly", Moment.At(7, 0).AddDays(1));
}

/// <summary>Rules.</summary>
internal sealed record ScheduleListShape(IReadOnlyList<ScheduleShape> Schedules) : IShape<ScheduleListShape>
{
    public static ScheduleListShape Example { get; } = new([ScheduleShape.Example]);
}

/// <summary>A rule that says what is sent when.</summary>
/// <param name="Id">Its id in <c>schedules.yaml</c>.</param>
/// <param name="Sends">What it sends.</param>
/// <param name="Topic">What that is about; null when its tip is gone.</param>
/// <param name="Tip">The tip it always sends; null = the one that fits best.</param>
/// <param name="To">To whom.</param>
/// <param name="NextAt">When it is due next; null while it is paused, or when it never is again.</param>
/// <param name="IsPaused">Whether it is paused, in the folder or by somebody.</param>
/// <param name="PausedBy">Who has paused it; null when nobody has, whatever the folder says.</param>
/// <param name="IsYours">Whether everybody it goes to is yours, so that you may change it.</param>
internal sealed record ScheduleShape(string Id, ScheduleKind Sends, string? Topic, string? Tip, AudienceShape To, DateTimeOffset? NextAt, bool IsPaused, string? PausedBy, bool IsYours) : IShape<ScheduleShape>
{
    public static ScheduleShape Example { get; } = new("farming-weekly", ScheduleKind.NextTip, "agriculture", null, AudienceShape.Example, Moment.At(7, 0), false, null, true);

    public static ScheduleShape Of(ScheduleRule rule, Caller caller) => new(
        rule.Id, rule.What switch { ScheduleContent.OneTip => ScheduleKind.OneTip, ScheduleContent.NextTip => ScheduleKind.NextTip, _ => ScheduleKind.DailyQuestion },
        ScheduleKeeping.Topic(rule, caller.Catalog), (rule.What as ScheduleContent.OneTip)?.TipId, AudienceShape.Of(rule.To), rule.Paused ? null : rule.When.NextAfter(caller.Now), rule.Paused, rule.PausedBy,
        ScheduleKeeping.IsTheirs(caller, rule));
}

/// <summary>What a rule sends.</summary>
internal enum ScheduleKind
{
    /// <summary>Always the same tip.</summary>
    OneTip,

    /// <summary>Of a topic's tips the one that fits best.</summary>
    NextTip,

    /// <summary>Of a topic's questions the one asked least recently.</summary>
    DailyQuestion,
}
