using Bot.Content;
using Bot.Quizzes.Standings;
using Bot.Storage;

namespace Bot.Quizzes.Contests;

/// <summary>What of attempts makes a contest's ranking.</summary>
internal sealed class ContestStore(Database database, StandingStore standings)
{
    /// <summary>How many attempts somebody has begun on a day.</summary>
    public Task<int> AttemptsAsync(string contest, long subscriber, DateOnly day) => database.ReadAsync(session => session.ScalarAsync<int>(
        "select count(*) from attempts where quiz = @contest and subscriber_id = @subscriber and day = @day", new { contest, subscriber, day = day.DayNumber }));

    /// <summary>Attempts whose time was up by an instant and that are still open, of any contest.</summary>
    public Task<IReadOnlyList<(long Id, string Quiz, long Subscriber)>> EndingAsync(DateTimeOffset now, int limit) => database.ReadAsync(session =>
        session.QueryAsync<(long, string, long)>("select id, quiz, subscriber_id from attempts where state = 0 and ends_at <= @now order by ends_at limit @limit", new { now, limit }));

    /// <summary>Puts somebody's place on the contest's board right: by the best, the last, or the sum of their ended attempts.</summary>
    public Task CountAsync(Contest contest, long subscriber, string unit) => database.WriteAsync(async session =>
    {
        var order = contest.Counts switch
        {
            AttemptCounting.Last => "order by number desc limit 1",
            AttemptCounting.Best => "order by score desc, taken_ms, finished_at limit 1",
            _ => "",
        };
        var counted = await session.QueryAsync<(double Score, long TakenMs, long At)>(
            $"select score, taken_ms, finished_at from attempts where quiz = @Id and subscriber_id = @subscriber and state <> 0 {order}", new { contest.Id, subscriber });
        if (counted.Count > 0)
        {
            await standings.SetAsync(
                contest.Id, subscriber, unit, counted.Sum(c => c.Score), counted.Sum(c => c.TakenMs), DateTimeOffset.FromUnixTimeMilliseconds(counted.Max(c => c.At)));
        }
    });

    /// <summary>Puts everybody's place on a contest's board right.</summary>
    public Task CountAllAsync(Contest contest) => database.WriteAsync(session => session.ExecuteAsync(
        $"""
        update standings set score = c.score, taken_ms = c.taken_ms, at = c.at
        from ({Counted(contest.Counts)}) c
        where standings.board = @Id and standings.subscriber_id = c.subscriber_id
        """,
        new { contest.Id }));

    private static string Counted(AttemptCounting counts) => counts == AttemptCounting.Sum
        ? """
          select subscriber_id, round(cast(sum(score) as numeric), 6) as score, sum(taken_ms) as taken_ms, max(finished_at) as at
          from attempts where quiz = @Id and state <> 0 group by subscriber_id
          """
        : $"""
          select subscriber_id, score, taken_ms, finished_at as at from (
              select subscriber_id, score, taken_ms, finished_at,
                  row_number() over (partition by subscriber_id order by {(counts == AttemptCounting.Last ? "number desc" : "score desc, taken_ms, finished_at")}) as nth
              from attempts where quiz = @Id and state <> 0
          ) numbered where nth = 1
          """;

    /// <summary>How many have chosen each unit.</summary>
    public Task<IReadOnlyDictionary<string, long>> UnitSizesAsync() => database.ReadAsync(async session =>
        (IReadOnlyDictionary<string, long>)(await session.QueryAsync<(string Unit, long Count)>("select unit, count(*) from subscribers where unit is not null group by unit"))
            .ToDictionary(u => u.Unit, u => u.Count));
}
