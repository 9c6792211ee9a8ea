using Bot.Content;
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
    public static ContentProblemShape Of(ContentProblem problem, Caller caller) => new(problem.File, problem.Line, caller.Say(problem.Message));
}
