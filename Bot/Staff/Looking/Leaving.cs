using Bot.Schedules;

namespace Bot.Staff.Looking;

/// <summary>One time of a rule with all that leaves then: people who are not alike get what fits them.</summary>
/// <param name="Parts">What the forecast says of each kind of people; at least one.</param>
internal sealed record Leaving(IReadOnlyList<ForecastEntry> Parts)
{
    public string Schedule => Parts[0].Schedule;

    public DateTimeOffset DueAt => Parts[0].DueAt;

    public DateTimeOffset LeavesAt => Parts.Min(p => p.LeavesAt);

    public DateTimeOffset? MovedFrom => Parts[0].MovedFrom;

    /// <summary>Those that go out, the most read first.</summary>
    public IReadOnlyList<ForecastEntry> Sent { get; } = [.. Parts.Where(p => p.Content is not null).OrderByDescending(p => p.Audience)];

    /// <summary>How many get something.</summary>
    public long Audience => Sent.Sum(p => p.Audience);

    /// <summary>What is in the way, each kind once; whether for some nothing leaves because of it.</summary>
    public IEnumerable<(ForecastObstacle Obstacle, bool Blocks)> Obstacles =>
        Parts.SelectMany(p => p.Obstacles.Select(o => (Obstacle: o, Blocks: p.Content is null))).OrderByDescending(o => o.Blocks).DistinctBy(o => o.Obstacle.Kind);

    public static IEnumerable<Leaving> Group(IEnumerable<ForecastEntry> entries) =>
        entries.GroupBy(e => (e.Schedule, e.DueAt)).Select(g => new Leaving([.. g])).OrderBy(l => l.LeavesAt);
}
