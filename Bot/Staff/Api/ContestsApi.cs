using Bot.Content;
using Bot.Quizzes.Contests;
using Bot.Quizzes.Standings;
using Bot.Quizzes.Statistics;

namespace Bot.Staff.Api;

/// <summary>Contests and their rankings.</summary>
internal static class ContestsApi
{
    private const int MostPlaces = 100;

    public static void Map(ApiRoutes routes)
    {
        routes.Read<ContestsShape>("/contests", Scope.ContentRead, "The contests of the folder, the latest first.", ContestsAsync);
        routes.Read<StandingsShape>("/contests/{id}/standings", Scope.ContentRead, "The first hundred places and the units of a contest. Names are masked unless their owner shows them.", StandingsAsync);
        routes.Read<HurriedListShape>(
            "/contests/{id}/hurried", Scope.ContentRead, "Attempts with answers that came faster than anybody reads, to be looked at before winners are named: at most a hundred, the most hurried first.", HurriedAsync);
    }

    private static async Task<ApiAnswer> ContestsAsync(ApiCall call, StandingStore standings)
    {
        var shapes = new List<ContestShape>();
        foreach (var c in call.Catalog.Contests.Values.OrderByDescending(c => c.From))
        {
            shapes.Add(new(c.Id, c.Names.In(call.Locale), c.From, c.Until, c.IsOpen(call.Now), c.FullScore, await standings.CountAsync(c.Id)));
        }

        return ApiAnswer.Ok(new ContestsShape(shapes));
    }

    private static async Task<ApiAnswer> HurriedAsync(string id, ApiCall call, HurriedAttempts hurried) => !call.Catalog.Contests.ContainsKey(id) ? call.Missing() : ApiAnswer.Ok(new HurriedListShape(
        [.. (await hurried.ListAsync(id, region => call.Member.LooksAfter(region, call.Catalog.Regions), MostPlaces)).Select(a => new HurriedShape(a.SubscriberId, a.Unit, a.Number, a.StartedAt, a.Hurried, a.Questions, a.Score, a.TakenMs / 1000.0))]));

    private static async Task<ApiAnswer> StandingsAsync(string id, ApiCall call, StandingStore standings, ContestStore contests)
    {
        if (!call.Catalog.Contests.TryGetValue(id, out var contest))
        {
            return call.Missing();
        }

        var units = UnitRanking.Rank(contest.Units, contest.UnitMinimum, await standings.UnitsAsync(id), await contests.UnitSizesAsync());
        return ApiAnswer.Ok(new StandingsShape(
            await standings.CountAsync(id),
            [.. (await standings.TopAsync(id, MostPlaces)).Select(s => new PlaceShape(s.Rank, s.Name, s.Unit, s.Score, s.TakenMs / 1000.0))],
            [.. units.Select(u => new UnitShape(u.Rank, u.Unit, u.Participation, u.Average, u.Score))]));
    }
}

/// <summary>Contests.</summary>
internal sealed record ContestsShape(IReadOnlyList<ContestShape> Contests) : IShape<ContestsShape>
{
    public static ContestsShape Example { get; } = new([new("autumn", "秋季科普竞赛", Moment.At(8, 0), Moment.At(20, 0), true, 100, 240)]);
}

/// <summary>A contest.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in your language.</param>
/// <param name="From">When it opens.</param>
/// <param name="Until">When it closes.</param>
/// <param name="IsOpen">Whether one may take part now.</param>
/// <param name="FullScore">The most points there are.</param>
/// <param name="People">How many have a place in it.</param>
internal sealed record ContestShape(string Id, string Name, DateTimeOffset From, DateTimeOffset Until, bool IsOpen, double FullScore, int People);

/// <summary>Attempts that were too fast.</summary>
internal sealed record HurriedListShape(IReadOnlyList<HurriedShape> Attempts) : IShape<HurriedListShape>
{
    public static HurriedListShape Example { get; } = new([new(345, "东关村", 1, Moment.At(8, 5), 12, 20, 90, 41.2)]);
}

/// <summary>An attempt with answers that came faster than anybody reads.</summary>
/// <param name="Subscriber">Whose it is.</param>
/// <param name="Unit">What they compete for.</param>
/// <param name="Number">Which of their attempts, from 1.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Hurried">How many answers were too fast.</param>
/// <param name="Questions">Of how many.</param>
/// <param name="Score">Its points.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record HurriedShape(long Subscriber, string Unit, int Number, DateTimeOffset StartedAt, int Hurried, int Questions, double Score, double Seconds);

/// <summary>A contest's ranking.</summary>
internal sealed record StandingsShape(int People, IReadOnlyList<PlaceShape> Places, IReadOnlyList<UnitShape> Units) : IShape<StandingsShape>
{
    public static StandingsShape Example { get; } = new(240, [new(1, "赵**", "东关村", 95, 310.5)], [new(1, "东关村", 0.4, 81.2, 32.5)]);
}

/// <summary>Somebody's place.</summary>
internal sealed record PlaceShape(int Rank, string Name, string Unit, double Score, double Seconds);

/// <summary>A unit's place: participation × average.</summary>
internal sealed record UnitShape(int Rank, string Unit, double Participation, double Average, double Score);
