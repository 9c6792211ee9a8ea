using Bot.Storage;

namespace Bot.Quizzes.Asking;

/// <summary>Keeps attempts, their papers and their responses. One response per attempt and question: the database sees to it.</summary>
internal sealed class AttemptStore(Database database, QuestionVersions versions)
{
    private const string Asked = $"""
        select a.id as AttemptId, a.quiz as Quiz, a.subscriber_id as SubscriberId, a.code as Code, a.state as State, a.started_at as StartedAt,
               a.ends_at as EndsAt, q.place as Place, q.version_id as Version, {QuestionVersions.Hash} as Hash, q.shown as Shown, q.worth as Worth, q.asked_at as AskedAt,
               r.given as Given, coalesce(r.score, 0) as Score, coalesce(r.late, false) as Late,
               (select count(*) from attempt_questions c where c.attempt_id = a.id) as Count
        from attempts a
        join attempt_questions q on q.attempt_id = a.id
        join question_versions v on v.id = q.version_id
        left join responses r on r.attempt_id = q.attempt_id and r.place = q.place
        """;

    /// <summary>Begins an attempt with its paper.</summary>
    /// <returns>Its number; null when the person has this attempt already.</returns>
    public Task<long?> BeginAsync(NewAttempt attempt) => database.WriteAsync(async session =>
    {
        var id = await session.FirstOrDefaultAsync<long?>(
            """
            insert into attempts (quiz, subscriber_id, number, code, state, day, started_at, ends_at)
            values (@Quiz, @SubscriberId, @Number, @code, 0, @day, @StartedAt, @EndsAt) on conflict (quiz, subscriber_id, number) do nothing returning id
            """,
            new { attempt.Quiz, attempt.SubscriberId, attempt.Number, code = AnswerCode.NewSecret(), day = attempt.Day.DayNumber, attempt.StartedAt, attempt.EndsAt });
        if (id is { } begun)
        {
            var place = 0;
            foreach (var (version, shown, worth) in attempt.Paper)
            {
                await session.ExecuteAsync(
                    "insert into attempt_questions (attempt_id, place, version_id, shown, worth) values (@begun, @place, @version, @shown, @worth)",
                    new { begun, place = ++place, version, shown, worth });
            }
        }

        return id;
    });

    /// <summary>Records an attempt of one question with its answer, all at once.</summary>
    /// <returns>Whether it is the person's first at this quiz; a second changes nothing.</returns>
    public Task<bool> RecordWholeAsync(NewAttempt attempt, Response response) => database.WriteAsync(async session =>
    {
        var (version, shown, worth) = attempt.Paper[0];
        var taken = (long)response.Taken.TotalMilliseconds;
        var id = await session.FirstOrDefaultAsync<long?>(
            """
            insert into attempts (quiz, subscriber_id, number, code, state, day, started_at, finished_at, score, taken_ms)
            values (@Quiz, @SubscriberId, @Number, '', 1, @day, @StartedAt, @At, @score, @taken) on conflict (quiz, subscriber_id, number) do nothing returning id
            """,
            new { attempt.Quiz, attempt.SubscriberId, attempt.Number, day = attempt.Day.DayNumber, attempt.StartedAt, response.At, score = response.Score * worth, taken });
        if (id is not { } recorded)
        {
            return false;
        }

        await session.ExecuteAsync(
            "insert into attempt_questions (attempt_id, place, version_id, shown, worth, asked_at) values (@recorded, 1, @version, @shown, @worth, @StartedAt)",
            new { recorded, version, shown, worth, attempt.StartedAt });
        await session.ExecuteAsync(
            "insert into responses (attempt_id, place, version_id, given, score, taken_ms, at, late) values (@recorded, 1, @version, @Given, @Score, @taken, @At, false)",
            new { recorded, version, response.Given, response.Score, taken, response.At });
        return true;
    });

    /// <summary>Records an answer to one question of a quiz that all take together: whoever answers first has an attempt from then on.</summary>
    /// <param name="attempt">The attempt; its paper is the one question.</param>
    /// <param name="place">The question's place.</param>
    /// <param name="response">The answer.</param>
    /// <returns>Whether it is the person's first to this question; a second changes nothing.</returns>
    public Task<bool> RecordOneAsync(NewAttempt attempt, int place, Response response) => database.WriteAsync(async session =>
    {
        var (version, shown, worth) = attempt.Paper[0];
        var taken = (long)response.Taken.TotalMilliseconds;
        var id = await session.ScalarAsync<long>(
            """
            insert into attempts (quiz, subscriber_id, number, code, state, day, started_at, finished_at)
            values (@Quiz, @SubscriberId, @Number, '', 1, @day, @StartedAt, @At) on conflict (quiz, subscriber_id, number) do update set finished_at = excluded.finished_at returning id
            """,
            new { attempt.Quiz, attempt.SubscriberId, attempt.Number, day = attempt.Day.DayNumber, attempt.StartedAt, response.At });
        await session.ExecuteAsync(
            """
            insert into attempt_questions (attempt_id, place, version_id, shown, worth, asked_at) values (@id, @place, @version, @shown, @worth, @askedAt)
            on conflict (attempt_id, place) do nothing
            """,
            new { id, place, version, shown, worth, askedAt = response.At - response.Taken });
        var rows = await session.ExecuteAsync(
            """
            insert into responses (attempt_id, place, version_id, given, score, taken_ms, at, late) values (@id, @place, @version, @Given, @Score, @taken, @At, false)
            on conflict (attempt_id, place) do nothing
            """,
            new { id, place, version, response.Given, response.Score, taken, response.At });
        if (rows > 0)
        {
            await session.ExecuteAsync("update attempts set score = score + @points, taken_ms = taken_ms + @taken where id = @id", new { id, points = response.Score * worth, taken });
        }

        return rows > 0;
    });

    /// <summary>What somebody answered to a quiz of one question; null when nothing.</summary>
    public Task<AskedQuestion?> AnsweredAsync(string quiz, long subscriber) =>
        OneAsync($"{Asked} where a.quiz = @quiz and a.subscriber_id = @subscriber and a.number = 1 and q.place = 1", new { quiz, subscriber });

    public Task<AskedQuestion?> FindAsync(long attempt, int place) =>
        OneAsync($"{Asked} where a.id = @attempt and q.place = @place", new { attempt, place });

    /// <summary>The first question of an attempt that has no response yet.</summary>
    public Task<AskedQuestion?> NextAsync(long attempt) =>
        OneAsync($"{Asked} where a.id = @attempt and r.attempt_id is null order by q.place limit 1", new { attempt });

    /// <summary>The question somebody was asked last and has not answered; null when there is none.</summary>
    public Task<AskedQuestion?> WaitingAsync(long subscriber) =>
        OneAsync(
            $"{Asked} where a.subscriber_id = @subscriber and a.state = 0 and q.asked_at is not null and r.attempt_id is null order by q.asked_at desc, q.place limit 1",
            new { subscriber });

    /// <summary>The attempt of a kind that somebody has begun and not ended; null when there is none.</summary>
    public Task<long?> OpenAsync(string quiz, long subscriber) => database.ReadAsync(session => session.FirstOrDefaultAsync<long?>(
        "select id from attempts where quiz = @quiz and subscriber_id = @subscriber and state = 0 order by id desc limit 1", new { quiz, subscriber }));

    /// <summary>The highest number of somebody's attempts at a quiz; 0 when there is none.</summary>
    public Task<int> LastNumberAsync(string quiz, long subscriber) => database.ReadAsync(session => session.ScalarAsync<int>(
        "select coalesce(max(number), 0) from attempts where quiz = @quiz and subscriber_id = @subscriber", new { quiz, subscriber }));

    /// <summary>Notes when a question was first shown: the clock of its answer starts then, and a second showing does not set it back.</summary>
    public Task AskedAsync(AskedQuestion question, DateTimeOffset now) => database.WriteAsync(session => session.ExecuteAsync(
        "update attempt_questions set asked_at = @now where attempt_id = @AttemptId and place = @Place and asked_at is null",
        new { question.AttemptId, question.Place, now }));

    /// <summary>Records an answer.</summary>
    /// <returns>Whether it is the first to this question; a second changes nothing.</returns>
    public Task<bool> RespondAsync(AskedQuestion asked, Response response) => database.WriteAsync(async session =>
    {
        var rows = await session.ExecuteAsync(
            """
            insert into responses (attempt_id, place, version_id, given, score, taken_ms, at, late)
            values (@AttemptId, @Place, @Version, @Given, @Score, @taken, @At, @Late) on conflict (attempt_id, place) do nothing
            """,
            new { asked.AttemptId, asked.Place, asked.Version, response.Given, response.Score, taken = (long)response.Taken.TotalMilliseconds, response.At, response.Late });
        if (rows > 0)
        {
            await session.ExecuteAsync(
                "update attempts set score = round(cast(score + @points as numeric), 6), taken_ms = taken_ms + @taken, hurried = hurried + @hurried where id = @AttemptId",
                new { asked.AttemptId, points = response.Score * asked.Worth, taken = (long)response.Taken.TotalMilliseconds, hurried = response.Hurried ? 1 : 0 });
        }

        return rows > 0;
    });

    /// <summary>Ends an attempt, finished with its last answer. One that its clock ended has used all its time, whatever of it was left unanswered.</summary>
    /// <returns>Whether it was open.</returns>
    public Task<bool> EndAsync(long attempt, AttemptState state, DateTimeOffset now) => database.WriteAsync(async session =>
    {
        var ended = await session.ExecuteAsync("update attempts set state = @state, finished_at = @now where id = @attempt and state = 0", new { attempt, state = (int)state, now }) > 0;
        if (ended)
        {
            await session.ExecuteAsync(LeaveRestEmpty, new { attempt, now });
            await session.ExecuteAsync(
                """
                update attempts set taken_ms = (select coalesce(sum(taken_ms), 0) from responses where attempt_id = @attempt),
                    finished_at = (select coalesce(max(at), @now) from responses where attempt_id = @attempt)
                where id = @attempt
                """,
                new { attempt, now });
        }

        return ended;
    });

    /// <summary>Who leaves questions empty to save time must not stand before who tries: the one that was being asked took until the end.</summary>
    private const string LeaveRestEmpty = """
        insert into responses (attempt_id, place, version_id, given, score, taken_ms, at, late)
        select q.attempt_id, q.place, q.version_id, '', 0, case when q.asked_at is null then 0 else a.ends_at - q.asked_at end, a.ends_at, true
        from attempts a join attempt_questions q on q.attempt_id = a.id
        where a.id = @attempt and a.ends_at <= @now and not exists (select 1 from responses r where r.attempt_id = q.attempt_id and r.place = q.place)
        """;

    /// <summary>The points of an attempt.</summary>
    public Task<double> ScoreAsync(long attempt) => database.ReadAsync(session => session.ScalarAsync<double>("select score from attempts where id = @attempt", new { attempt }));

    /// <summary>How many questions of an attempt were answered fully right.</summary>
    public Task<int> RightAsync(long attempt) => database.ReadAsync(session => session.ScalarAsync<int>(
        "select count(*) from responses where attempt_id = @attempt and score > 0.999999", new { attempt }));

    private async Task<AskedQuestion?> OneAsync(string sql, object parameters)
    {
        var row = await database.ReadAsync(session => session.FirstOrDefaultAsync<Row>(sql, parameters));
        return row is null ? null : row.ToAsked(await versions.GetAsync(row.Version, row.Hash));
    }

    private sealed class Row
    {
        public long AttemptId { get; init; }

        public string Quiz { get; init; } = "";

        public long SubscriberId { get; init; }

        public string Code { get; init; } = "";

        public int State { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? EndsAt { get; init; }

        public int Place { get; init; }

        public long Version { get; init; }

        public string Hash { get; init; } = "";

        public string Shown { get; init; } = "";

        public double Worth { get; init; }

        public DateTimeOffset? AskedAt { get; init; }

        public string? Given { get; init; }

        public double Score { get; init; }

        public bool Late { get; init; }

        public int Count { get; init; }

        public AskedQuestion ToAsked(Content.Question question) => new()
        {
            AttemptId = AttemptId,
            Place = Place,
            Of = Count,
            Quiz = Quiz,
            SubscriberId = SubscriberId,
            Code = Code,
            State = (AttemptState)State,
            StartedAt = StartedAt,
            EndsAt = EndsAt,
            AskedAt = AskedAt,
            Version = Version,
            Question = question,
            Shown = Shuffling.Read(Shown),
            Worth = Worth,
            Given = Given,
            Score = Score,
            WasLate = Late,
        };
    }
}

/// <summary>An attempt to begin.</summary>
/// <param name="Quiz">What it belongs to.</param>
/// <param name="SubscriberId">Whose it is.</param>
/// <param name="Number">Which one of theirs, from 1: what makes it unique.</param>
/// <param name="Day">The day it counts for.</param>
/// <param name="StartedAt">Now.</param>
/// <param name="EndsAt">When it ends by itself; null = never.</param>
/// <param name="Paper">The questions: version, choices as shown, points.</param>
internal sealed record NewAttempt(
    string Quiz, long SubscriberId, int Number, DateOnly Day, DateTimeOffset StartedAt, DateTimeOffset? EndsAt, IReadOnlyList<(long Version, string Shown, double Worth)> Paper);

/// <summary>An answer to be recorded.</summary>
/// <param name="Given">As <see cref="Answer"/> writes it.</param>
/// <param name="Score">Its worth, 0 to 1.</param>
/// <param name="Taken">From being shown to being answered.</param>
/// <param name="At">When it came.</param>
/// <param name="Late">Whether it came too late to count.</param>
/// <param name="Hurried">Whether nobody can have read the question in that time.</param>
internal sealed record Response(string Given, double Score, TimeSpan Taken, DateTimeOffset At, bool Late = false, bool Hurried = false);
