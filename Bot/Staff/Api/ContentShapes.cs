using Bot.Content;
using Bot.Schedules;
using Bot.Staff.Looking;

namespace Bot.Staff.Api;

/// <summary>A tip of the folder with its state.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Title">Its title in your language.</param>
/// <param name="Summary">The same in a sentence.</param>
/// <param name="Obstacle">What keeps it from being sent today; null = nothing.</param>
/// <param name="ReviewedBy">Who reviewed it; null = nobody.</param>
/// <param name="ReviewUntil">The last day it may be sent.</param>
/// <param name="LastSentAt">When it was last sent.</param>
/// <param name="File">Where it stands in the folder.</param>
internal sealed record TipShape(
    string Id, string Topic, string Title, string Summary, TipObstacle? Obstacle, string? ReviewedBy, DateOnly ReviewUntil, DateTimeOffset? LastSentAt, string File) : IShape<TipShape>
{
    public static TipShape Example { get; } = new(
        "frost", "agriculture", "今晚有霜", "盖好菜苗。", TipObstacle.OutOfSeason, null, new(2027, 11, 1), Moment.At(7, 0), "tips/agriculture/frost.md");

    public static TipShape Of(Tip tip, Caller caller, DateTimeOffset? lastSent)
    {
        var text = ContentFinder.Text(caller, tip);
        return new(tip.Id, tip.Topic, text.Title, text.Summary, TipFit.ObstacleEverywhere(tip, caller.Today, caller.Catalog), tip.Review.IsDone ? tip.Review.By : null, tip.Review.Until, lastSent, tip.File);
    }
}

/// <summary>One tip.</summary>
internal sealed record TipDetail(
    TipShape Tip, SourceShape Source, IReadOnlyList<string> Audiences, IReadOnlyList<string> Crops, IReadOnlyList<string> Regions, string? Spoken, IReadOnlyList<MessageShape> Messages, IReadOnlyList<BroadcastShape> Sendings)
    : IShape<TipDetail>
{
    public static TipDetail Example { get; } = new(
        TipShape.Example, new("霜冻预警", "县气象局", "https://example.org/frost"), ["farmer"], [], [], null, [MessageShape.Example], [BroadcastShape.Example]);
}

/// <summary>Where a tip's facts come from.</summary>
internal sealed record SourceShape(string Title, string Publisher, string Url);

/// <summary>What is wrong in the folder.</summary>
/// <param name="InUse">In the content that is in use: left out because of it.</param>
/// <param name="Refused">In an edit that was refused: the content stays as it was.</param>
internal sealed record ContentProblemsShape(IReadOnlyList<ContentProblemShape> InUse, IReadOnlyList<ContentProblemShape> Refused) : IShape<ContentProblemsShape>
{
    public static ContentProblemsShape Example { get; } = new([], [new("tips/agriculture/frost.md", 4, "There is no topic 'agricultur'.")]);
}

/// <summary>Something wrong; line 0 means the whole file.</summary>
internal sealed record ContentProblemShape(string File, int Line, string Message)
{
    public static ContentProblemShape Of(ContentProblem problem) => new(problem.File, problem.Line, problem.Message);
}

/// <summary>What will leave.</summary>
internal sealed record CalendarShape(IReadOnlyList<CalendarEntryShape> Entries) : IShape<CalendarShape>
{
    public static CalendarShape Example { get; } = new([CalendarEntryShape.Example]);
}

/// <summary>One thing that will leave, or will not.</summary>
/// <param name="Schedule">Id of the rule.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="LeavesAt">When it leaves: later where quiet hours hold it.</param>
/// <param name="Content">What is sent; null when nothing is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Audience">To how many.</param>
/// <param name="PerChannel">The same by channel.</param>
/// <param name="IsSkipped">Whether somebody decided to leave it out.</param>
/// <param name="Obstacles">What is in the way, or should be looked at.</param>
internal sealed record CalendarEntryShape(
    string Schedule, DateTimeOffset DueAt, DateTimeOffset LeavesAt, string? Content, string? Title, long Audience, IReadOnlyDictionary<string, long> PerChannel, bool IsSkipped, IReadOnlyList<ObstacleShape> Obstacles)
{
    public static CalendarEntryShape Example { get; } = new(
        "farming-weekly", Moment.At(7, 0), Moment.At(7, 0), "frost", "今晚有霜", 1000, new Dictionary<string, long> { ["telegram"] = 1000 }, false,
        [new(ForecastObstacleKind.ReviewSoon, "Its review is due on 2026-12-01.")]);

    public static CalendarEntryShape Of(ForecastEntry e, bool isSkipped) =>
        new(e.Schedule, e.DueAt, e.LeavesAt, e.Content, e.Title, e.Audience, e.PerChannel, isSkipped, [.. e.Obstacles.Select(o => new ObstacleShape(o.Kind, o.Message))]);
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
