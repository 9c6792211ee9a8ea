using Bot.Storage;

namespace Bot.Quizzes.Statistics;

/// <summary>Attempts with answers that came faster than anybody reads. Nobody is punished for it: staff look and judge.</summary>
internal sealed class HurriedAttempts(Database database)
{
    /// <summary>Read at most, so that a contest full of them is no weight.</summary>
    private const int MostRead = 5000;

    /// <summary>Those of a quiz with the most such answers first.</summary>
    /// <param name="quiz">A contest's id.</param>
    /// <param name="isTheirs">Whether people of a region may be shown.</param>
    /// <param name="limit">How many.</param>
    public async Task<IReadOnlyList<HurriedAttempt>> ListAsync(string quiz, Func<string?, bool> isTheirs, int limit) => [.. (await database.ReadAsync(session => session.QueryAsync<HurriedAttempt>(
        """
        select a.id as Id, a.subscriber_id as SubscriberId, s.name as Name, s.region as Region, coalesce(s.unit, '') as Unit, a.number as Number, a.started_at as StartedAt,
            a.hurried as Hurried, (select count(*) from attempt_questions q where q.attempt_id = a.id) as Questions, a.score as Score, a.taken_ms as TakenMs
        from attempts a join subscribers s on s.id = a.subscriber_id
        where a.quiz = @quiz and a.hurried > 0 order by a.hurried desc, a.score desc, a.id limit @most
        """,
        new { quiz, most = MostRead }))).Where(a => isTheirs(a.Region)).Take(limit)];
}

/// <summary>An attempt with answers that came faster than anybody reads.</summary>
internal sealed record HurriedAttempt
{
    public long Id { get; init; }

    public long SubscriberId { get; init; }

    /// <summary>In full: this is for staff.</summary>
    public string Name { get; init; } = "";

    public string? Region { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Which of the person's attempts, from 1.</summary>
    public int Number { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How many answers were too fast.</summary>
    public int Hurried { get; init; }

    /// <summary>Of how many questions.</summary>
    public int Questions { get; init; }

    public double Score { get; init; }

    public long TakenMs { get; init; }
}
