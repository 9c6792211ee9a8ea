using System.Text.Json;
using Bot.Storage;

namespace Bot.Quizzes.Standings;

/// <summary>Keeps who leads on each board, up to date with every answer that counts.</summary>
internal sealed class StandingStore(Database database)
{
    private const string Better = """
        s.board = @board and (s.score > @score or (s.score = @score and (s.taken_ms < @taken or (s.taken_ms = @taken and s.at < @at))))
        """;

    /// <summary>Adds points to somebody's score on several boards.</summary>
    public Task AddAsync(IReadOnlyList<string> boards, long subscriber, string unit, double points, long takenMs, DateTimeOffset at) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into standings (board, subscriber_id, unit, score, taken_ms, at)
        select value, @subscriber, @unit, @points, @takenMs, @at from json_each(@boards) where true
        on conflict (board, subscriber_id) do update set unit = excluded.unit,
            score = round(cast(standings.score + excluded.score as numeric), 6), taken_ms = standings.taken_ms + excluded.taken_ms, at = excluded.at
        """,
        new { boards = JsonSerializer.Serialize(boards), subscriber, unit, points, takenMs, at }));

    /// <summary>Sets somebody's score to what it is now.</summary>
    public Task SetAsync(string board, long subscriber, string unit, double score, long takenMs, DateTimeOffset at) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into standings (board, subscriber_id, unit, score, taken_ms, at) values (@board, @subscriber, @unit, @score, @takenMs, @at)
        on conflict (board, subscriber_id) do update set
            unit = excluded.unit, score = excluded.score, taken_ms = excluded.taken_ms, at = excluded.at
        """,
        new { board, subscriber, unit, score, takenMs, at }));

    /// <summary>The best, with their ranks: more points, then less time, then sooner; equal in all three share a rank.</summary>
    /// <param name="board">Which board.</param>
    /// <param name="count">How many.</param>
    /// <param name="inFull">Whether names are given in full, for staff.</param>
    public Task<IReadOnlyList<Standing>> TopAsync(string board, int count, bool inFull = false) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<Row>(
            """
            select s.subscriber_id as SubscriberId, p.name as Name, coalesce(m.show_name, false) as ShowName, s.unit as Unit, s.score as Score, s.taken_ms as TakenMs, s.at as At
            from standings s join subscribers p on p.id = s.subscriber_id left join quiz_members m on m.subscriber_id = s.subscriber_id
            where s.board = @board order by s.score desc, s.taken_ms, s.at, s.subscriber_id limit @count
            """,
            new { board, count });
        var ranked = new List<Standing>();
        foreach (var row in rows)
        {
            var shared = ranked.Count > 0 && ranked[^1] is var above && above.Score == row.Score && above.TakenMs == row.TakenMs && above.At == row.At;
            ranked.Add(row.ToStanding(shared ? ranked[^1].Rank : ranked.Count + 1, inFull));
        }

        return (IReadOnlyList<Standing>)ranked;
    });

    /// <summary>Where somebody stands; null when they are not on the board.</summary>
    public Task<Standing?> OfAsync(string board, long subscriber) => database.ReadAsync(async session =>
    {
        var own = await session.FirstOrDefaultAsync<Row>(
            """
            select s.subscriber_id as SubscriberId, p.name as Name, coalesce(m.show_name, false) as ShowName, s.unit as Unit, s.score as Score, s.taken_ms as TakenMs, s.at as At
            from standings s join subscribers p on p.id = s.subscriber_id left join quiz_members m on m.subscriber_id = s.subscriber_id
            where s.board = @board and s.subscriber_id = @subscriber
            """,
            new { board, subscriber });
        if (own is null)
        {
            return null;
        }

        var before = await session.ScalarAsync<int>($"select count(*) from standings s where {Better}", new { board, score = own.Score, taken = own.TakenMs, at = own.At });
        return own.ToStanding(before + 1, inFull: false);
    });

    /// <summary>How many are on a board.</summary>
    public Task<int> CountAsync(string board) => database.ReadAsync(session => session.ScalarAsync<int>("select count(*) from standings where board = @board", new { board }));

    /// <summary>Everybody's rank on a board.</summary>
    public Task<IReadOnlyDictionary<long, int>> RanksAsync(string board) => database.ReadAsync(async session => (IReadOnlyDictionary<long, int>)(await session.QueryAsync<(long Person, int Rank)>(
        "select subscriber_id, cast(rank() over (order by score desc, taken_ms, at) as integer) from standings where board = @board", new { board })).ToDictionary(r => r.Person, r => r.Rank));

    /// <summary>People's names in full, for staff.</summary>
    public Task<IReadOnlyDictionary<long, string>> NamesAsync(IReadOnlyList<long> people) => database.ReadAsync(async session => (IReadOnlyDictionary<long, string>)(await session.QueryAsync<(long Id, string Name)>(
        "select id, name from subscribers where id in (select value from json_each(@people))", new { people = JsonSerializer.Serialize(people) })).ToDictionary(p => p.Id, p => p.Name));

    /// <summary>How many of each unit took part, and the sum of their scores.</summary>
    public Task<IReadOnlyList<(string Unit, long People, double Sum)>> UnitsAsync(string board) => database.ReadAsync(session =>
        session.QueryAsync<(string, long, double)>("select unit, count(*), sum(score) from standings where board = @board and unit <> '' group by unit", new { board }));

    private sealed class Row
    {
        public long SubscriberId { get; init; }

        public string Name { get; init; } = "";

        public bool ShowName { get; init; }

        public string Unit { get; init; } = "";

        public double Score { get; init; }

        public long TakenMs { get; init; }

        public DateTimeOffset At { get; init; }

        public Standing ToStanding(int rank, bool inFull) => new(rank, SubscriberId, ShowName || inFull ? Name : Masking.Of(Name), Unit, Score, TakenMs, At);
    }
}

/// <summary>Somebody's place on a board, with the name as it may be shown.</summary>
internal sealed record Standing(int Rank, long SubscriberId, string Name, string Unit, double Score, long TakenMs, DateTimeOffset At);
