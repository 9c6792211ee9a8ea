using Bot.Content;
using Bot.Enquiries;
using Bot.Quizzes.Contests;
using Bot.Quizzes.Standings;

namespace Bot.Staff.Api;

/// <summary>Contests and their rankings; questions handed to people.</summary>
internal static class QuizzesApi
{
    private const int MostPlaces = 100;
    private const int MostEnquiries = 200;

    public static void Map(ApiRoutes routes)
    {
        routes.Read<ContestsShape>("/contests", Scope.ContentRead, "The contests of the folder, the latest first.", Contests);
        routes.Read<StandingsShape>("/contests/{id}/standings", Scope.ContentRead, "The first hundred places and the units of a contest. Names are masked unless their owner shows them.", StandingsAsync);
        routes.Read<EnquiriesShape>("/enquiries", Scope.EnquiriesRead, "Questions handed to people, of the topics and regions you look after: the newest 200.", EnquiriesAsync, ApiQuery.Of<EnquiryStatus>("status", "Only those that stand there."));
    }

    private static ApiAnswer Contests(ApiCall call) => ApiAnswer.Ok(new ContestsShape(
        [.. call.Catalog.Contests.Values.OrderByDescending(c => c.From).Select(c => new ContestShape(c.Id, c.Names.In(call.Locale), c.From, c.Until, c.IsOpen(call.Now), c.FullScore))]));

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

    private static async Task<ApiAnswer> EnquiriesAsync(ApiCall call, EnquiryStore store)
    {
        var status = call.Word<EnquiryStatus>("status");
        var topics = call.Member.Topics.Count == 0 ? null : call.Member.Topics;
        var found = await store.ListAsync(new() { Statuses = status is { } one ? [one] : [], Topics = topics, Limit = MostEnquiries });
        return ApiAnswer.Ok(new EnquiriesShape([.. found.Where(e => call.Member.LooksAfter(e.Region, call.Catalog.Regions)).Select(EnquiryShape.Of)]));
    }
}

/// <summary>Contests.</summary>
internal sealed record ContestsShape(IReadOnlyList<ContestShape> Contests) : IShape<ContestsShape>
{
    public static ContestsShape Example { get; } = new([new("autumn", "秋季科普竞赛", Moment.At(8, 0), Moment.At(20, 0), true, 100)]);
}

/// <summary>A contest.</summary>
internal sealed record ContestShape(string Id, string Name, DateTimeOffset From, DateTimeOffset Until, bool IsOpen, double FullScore);

/// <summary>A contest's ranking.</summary>
internal sealed record StandingsShape(int People, IReadOnlyList<PlaceShape> Places, IReadOnlyList<UnitShape> Units) : IShape<StandingsShape>
{
    public static StandingsShape Example { get; } = new(240, [new(1, "赵**", "东关村", 95, 310.5)], [new(1, "东关村", 0.4, 81.2, 32.5)]);
}

/// <summary>Somebody's place.</summary>
internal sealed record PlaceShape(int Rank, string Name, string Unit, double Score, double Seconds);

/// <summary>A unit's place: participation × average.</summary>
internal sealed record UnitShape(int Rank, string Unit, double Participation, double Average, double Score);

/// <summary>Questions handed to people.</summary>
internal sealed record EnquiriesShape(IReadOnlyList<EnquiryShape> Enquiries) : IShape<EnquiriesShape>
{
    public static EnquiriesShape Example { get; } = new([new(5, EnquiryStatus.New, "苹果树叶子发黄怎么办", "agriculture", "371324", null, null, null, Moment.At(6, 30), Moment.At(6, 30))]);
}

/// <summary>One question handed to a person.</summary>
internal sealed record EnquiryShape(
    long Id, EnquiryStatus Status, string Text, string? Topic, string? Region, string? AssignedTo, string? Answer, string? SettledBy, DateTimeOffset AskedAt, DateTimeOffset ChangedAt)
{
    public static EnquiryShape Of(Enquiry e) => new(e.Id, e.Status, e.Text, e.Topic, e.Region, e.AssignedTo, e.Answer, e.SettledBy, e.AskedAt, e.ChangedAt);
}
