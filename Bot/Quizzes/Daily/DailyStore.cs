using Bot.Quizzes.Asking;
using Bot.Storage;

namespace Bot.Quizzes.Daily;

/// <summary>Keeps the daily questions, and how many answered what.</summary>
internal sealed class DailyStore(Database database, QuestionVersions versions, Calendar calendar)
{
    private const string Columns = $"""
        select d.id as Id, d.version_id as Version, {QuestionVersions.Hash} as Hash, d.code as Code, d.shown as Shown, d.day as Day, d.sent_at as SentAt, d.closes_at as ClosesAt
        from daily_questions d join question_versions v on v.id = d.version_id
        """;

    /// <summary>Adds a daily question; null when this occurrence has one already.</summary>
    public Task<long?> AddAsync(string occurrence, long version, string topic, string code, string shown, DateOnly day, DateTimeOffset sentAt, DateTimeOffset closesAt) =>
        database.WriteAsync(session => session.FirstOrDefaultAsync<long?>(
            """
            insert into daily_questions (occurrence, version_id, topic, code, shown, day, sent_at, closes_at)
            values (@occurrence, @version, @topic, @code, @shown, @day, @sentAt, @closesAt) on conflict (occurrence) do nothing returning id
            """,
            new { occurrence, version, topic, code, shown, day = day.DayNumber, sentAt, closesAt }));

    public Task<DailyQuestion?> FindAsync(long id) => OneAsync($"{Columns} where d.id = @id", new { id });

    /// <summary>The newest one that was sent to somebody, is open, and has no answer of theirs.</summary>
    public Task<DailyQuestion?> LatestAsync(long subscriber) => OneAsync(
        $"""
        {Columns}
        join broadcasts b on b.occurrence = d.occurrence
        join deliveries l on l.broadcast_id = b.id and l.subscriber_id = @subscriber and l.state in (1, 2)
        where d.closes_at > @now and not exists (select 1 from attempts a where a.quiz = 'daily:' || d.id and a.subscriber_id = @subscriber)
        order by d.id desc limit 1
        """,
        new { subscriber, now = calendar.Now });

    /// <summary>When each question of a topic was last the daily one.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> LastAskedAsync() => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<(string Question, long At)>(
            "select v.question, max(d.sent_at) from daily_questions d join question_versions v on v.id = d.version_id group by v.question");
        return (IReadOnlyDictionary<string, DateTimeOffset>)rows.ToDictionary(r => r.Question, r => DateTimeOffset.FromUnixTimeMilliseconds(r.At));
    });

    /// <summary>Counts one more answer.</summary>
    public Task CountAsync(string quiz, int place, string given) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into tallies (quiz, place, given, n) values (@quiz, @place, @given, 1) on conflict (quiz, place, given) do update set n = tallies.n + 1",
        new { quiz, place, given }));

    /// <summary>How many gave each answer.</summary>
    public Task<IReadOnlyList<(string Given, long Count)>> TallyAsync(string quiz, int place) => database.ReadAsync(session =>
        session.QueryAsync<(string, long)>("select given, n from tallies where quiz = @quiz and place = @place", new { quiz, place }));

    private async Task<DailyQuestion?> OneAsync(string sql, object parameters)
    {
        var row = await database.ReadAsync(session => session.FirstOrDefaultAsync<Row>(sql, parameters));
        return row is null ? null : new()
        {
            Id = row.Id,
            Version = row.Version,
            Question = await versions.GetAsync(row.Version, row.Hash),
            Code = row.Code,
            Shown = Shuffling.Read(row.Shown),
            Day = DateOnly.FromDayNumber(row.Day),
            SentAt = row.SentAt,
            ClosesAt = row.ClosesAt,
        };
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public long Version { get; init; }

        public string Hash { get; init; } = "";

        public string Code { get; init; } = "";

        public string Shown { get; init; } = "";

        public int Day { get; init; }

        public DateTimeOffset SentAt { get; init; }

        public DateTimeOffset ClosesAt { get; init; }
    }
}
