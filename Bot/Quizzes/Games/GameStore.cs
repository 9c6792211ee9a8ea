using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Storage;

namespace Bot.Quizzes.Games;

/// <summary>Keeps games. A group has one at a time: the database sees to it.</summary>
internal sealed class GameStore(Database database, QuestionVersions versions)
{
    private const string Columns = """
        select id as Id, channel as Channel, address as Address, locale as Locale, started_by as StartedBy, rounds as Rounds, seconds as Seconds,
               place as Place, phase as Phase, silent as Silent, ending as Ending, due_at as DueAt, started_at as StartedAt, ended_at as EndedAt
        from games
        """;

    /// <summary>Begins a game with its questions.</summary>
    /// <returns>Its number; null when the group has one already.</returns>
    public Task<long?> BeginAsync(Game game, IReadOnlyList<(long Version, string Shown)> questions) => database.WriteAsync(async session =>
    {
        var id = await session.FirstOrDefaultAsync<long?>(
            """
            insert into games (channel, address, locale, started_by, rounds, seconds, place, phase, silent, due_at, started_at)
            values (@Channel, @Id, @Locale, @StartedBy, @Rounds, @Seconds, 0, 0, 0, @DueAt, @StartedAt)
            on conflict (channel, address) where ended_at is null do nothing returning id
            """,
            new { game.Address.Channel, game.Address.Id, game.Locale, game.StartedBy, game.Rounds, game.Seconds, game.DueAt, game.StartedAt });
        if (id is { } begun)
        {
            var place = 0;
            foreach (var (version, shown) in questions)
            {
                await session.ExecuteAsync(
                    "insert into game_questions (game_id, place, version_id, shown) values (@begun, @place, @version, @shown)", new { begun, place = ++place, version, shown });
            }
        }

        return id;
    });

    public async Task<Game?> FindAsync(long id) => await ListAsync("where id = @id", new { id }) is [var game] ? game : null;

    /// <summary>The game a group is playing; null when there is none.</summary>
    public async Task<Game?> RunningAsync(ChannelAddress address) =>
        await ListAsync("where channel = @Channel and address = @Id and ended_at is null", new { address.Channel, address.Id }) is [var game] ? game : null;

    /// <summary>Games in which something is to be done.</summary>
    public Task<IReadOnlyList<Game>> ListDueAsync(DateTimeOffset now, int limit) =>
        ListAsync("where ended_at is null and due_at <= @now order by due_at limit @limit", new { now, limit });

    /// <summary>Makes a game what it has become.</summary>
    /// <returns>False when something else became of it meanwhile: it was stopped, or went on.</returns>
    public Task<bool> ReplaceAsync(Game was, Game now) => database.WriteAsync(async session => await session.ExecuteAsync(
        """
        update games set place = @Place, phase = @phase, silent = @Silent, ending = @ending, due_at = @DueAt, ended_at = @EndedAt
        where id = @Id and phase = @wasPhase and place = @wasPlace and coalesce(ending, -1) = @wasEnding and ended_at is null
        """,
        new
        {
            now.Id,
            now.Place,
            phase = (int)now.Phase,
            now.Silent,
            ending = (int?)now.Ending,
            now.DueAt,
            now.EndedAt,
            wasPhase = (int)was.Phase,
            wasPlace = was.Place,
            wasEnding = (int?)was.Ending ?? -1,
        }) > 0);

    /// <summary>The group has another address now.</summary>
    public Task MoveAsync(long id, ChannelAddress to) => database.WriteAsync(session =>
        session.ExecuteAsync("update games set address = @address where id = @id", new { id, address = to.Id }));

    public async Task<GameQuestion?> QuestionAsync(long id, int place)
    {
        var row = await database.ReadAsync(session => session.FirstOrDefaultAsync<(long Version, string Hash, string Shown, long? AskedAt)?>(
            "select q.version_id, v.hash, q.shown, q.asked_at from game_questions q join question_versions v on v.id = q.version_id where q.game_id = @id and q.place = @place",
            new { id, place }));
        return row is { } found
            ? new(place, found.Version, await versions.GetAsync(found.Version, found.Hash), Shuffling.Read(found.Shown), found.AskedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null)
            : null;
    }

    /// <summary>Notes when a question was sent: from then on its time is taken.</summary>
    public Task AskedAsync(long id, int place, DateTimeOffset at) => database.WriteAsync(session =>
        session.ExecuteAsync("update game_questions set asked_at = @at where game_id = @id and place = @place", new { id, place, at }));

    /// <summary>How many answered a question, and how many of them rightly.</summary>
    public Task<(int Answered, int Right)> CountAsync(Game game, int place) => database.ReadAsync(session => session.FirstOrDefaultAsync<(int, int)>(
        """
        select count(*), coalesce(sum(case when r.score > 0.999999 then 1 else 0 end), 0)
        from attempts a join responses r on r.attempt_id = a.id and r.place = @place where a.quiz = @Quiz
        """,
        new { game.Quiz, place }));

    /// <summary>When each question was last asked in a group's games.</summary>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> LastAskedAsync(ChannelAddress address) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<(string Question, long At)>(
            """
            select v.question, max(q.asked_at) from games g join game_questions q on q.game_id = g.id join question_versions v on v.id = q.version_id
            where g.channel = @Channel and g.address = @Id and q.asked_at is not null group by v.question
            """,
            new { address.Channel, address.Id });
        return (IReadOnlyDictionary<string, DateTimeOffset>)rows.ToDictionary(r => r.Question, r => DateTimeOffset.FromUnixTimeMilliseconds(r.At));
    });

    private Task<IReadOnlyList<Game>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<Game>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(r => r.ToGame())]);

    private sealed class Row
    {
        public long Id { get; init; }

        public string Channel { get; init; } = "";

        public string Address { get; init; } = "";

        public string Locale { get; init; } = "";

        public string StartedBy { get; init; } = "";

        public int Rounds { get; init; }

        public int Seconds { get; init; }

        public int Place { get; init; }

        public int Phase { get; init; }

        public int Silent { get; init; }

        public int? Ending { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public Game ToGame() => new()
        {
            Id = Id,
            Address = new(Channel, Address),
            Locale = Locale,
            StartedBy = StartedBy,
            Rounds = Rounds,
            Seconds = Seconds,
            Place = Place,
            Phase = (GamePhase)Phase,
            Silent = Silent,
            Ending = (GameEnding?)Ending,
            DueAt = DueAt,
            StartedAt = StartedAt,
            EndedAt = EndedAt,
        };
    }
}
