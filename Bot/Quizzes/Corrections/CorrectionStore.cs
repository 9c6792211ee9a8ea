using Bot.Quizzes.Asking;
using Bot.Storage;

namespace Bot.Quizzes.Corrections;

/// <summary>Keeps corrections, and gives answers, attempts and the boards of days the worth they have after one.</summary>
internal sealed class CorrectionStore(Database database)
{
    /// <summary>Ended attempts count again what their answers are worth; open ones too, so that they go on from the right sum.</summary>
    private const string Worth = """
        (select round(cast(sum(r.score * q.worth) as numeric), 6) from responses r
         join attempt_questions q on q.attempt_id = r.attempt_id and q.place = r.place where r.attempt_id = attempts.id)
        """;

    /// <summary>Every version of a question that was ever asked.</summary>
    public Task<IReadOnlyList<(long Version, string Body)>> VersionsAsync(string question) => database.ReadAsync(session =>
        session.QueryAsync<(long, string)>("select id, body from question_versions where question = @question order by id", new { question }));

    /// <summary>Begins a correction.</summary>
    public Task<long> AddAsync(string question, long version, DateTimeOffset now) => database.WriteAsync(session => session.ScalarAsync<long>(
        """
        insert into corrections (question, number, version_id, at)
        select @question, 1 + count(*), @version, @now from corrections where question = @question returning id
        """,
        new { question, version, now }));

    /// <summary>Takes back a correction that changed nothing.</summary>
    public Task RemoveAsync(long correction) => database.WriteAsync(session => session.ExecuteAsync("delete from corrections where id = @correction", new { correction }));

    /// <summary>The different answers to a version that count, with what they are worth.</summary>
    public Task<IReadOnlyList<(string Given, double Score)>> GivenAsync(long version) => database.ReadAsync(session =>
        session.QueryAsync<(string, double)>("select distinct given, score from responses where version_id = @version and not late", new { version }));

    /// <summary>The same, with how many answers there are of each.</summary>
    public Task<IReadOnlyList<(string Given, double Score, long Count)>> CountGivenAsync(long version) => database.ReadAsync(session =>
        session.QueryAsync<(string, double, long)>("select given, score, count(*) from responses where version_id = @version and not late group by given, score", new { version }));

    /// <summary>Gives every answer of one kind to a version its worth.</summary>
    /// <returns>How many had another.</returns>
    public Task<int> RegradeAsync(long correction, long version, string given, double score) => database.WriteAsync(async session =>
    {
        var which = new { correction, version, given, score };
        await session.ExecuteAsync(
            """
            insert into corrected_responses (correction_id, attempt_id, place, score_before, score_after)
            select @correction, attempt_id, place, score, @score from responses where version_id = @version and given = @given and not late and score <> @score
            """,
            which);
        return await session.ExecuteAsync("update responses set score = @score where version_id = @version and given = @given and not late and score <> @score", which);
    });

    /// <summary>Adds up again every attempt that a correction touches.</summary>
    public Task CountAttemptsAsync(long correction) => database.WriteAsync(session => session.ExecuteAsync(
        $"update attempts set score = {Worth} where id in (select attempt_id from corrected_responses where correction_id = @correction)", new { correction }));

    /// <summary>The questions of the day a correction touches, with their day.</summary>
    public Task<IReadOnlyList<(string Quiz, int Day)>> DaysAsync(long correction) => database.ReadAsync(session => session.QueryAsync<(string, int)>(
        """
        select distinct a.quiz, a.day from corrected_responses c join attempts a on a.id = c.attempt_id
        where c.correction_id = @correction and a.quiz > 'daily:' and a.quiz < 'daily;'
        """,
        new { correction }));

    /// <summary>The games a correction touches: each has a board of its own, by the same name.</summary>
    public Task<IReadOnlyList<string>> GamesAsync(long correction) => QuizzesAsync(correction, "a.quiz > 'game:' and a.quiz < 'game;'");

    /// <summary>The contests a correction touches.</summary>
    public Task<IReadOnlyList<string>> ContestsAsync(long correction) => QuizzesAsync(correction, $"a.quiz <> '{QuizKeys.Practice}' and a.quiz not like '%:%'");

    /// <summary>How many answers a correction makes worth more, and how many less.</summary>
    public Task<(long More, long Less)> MoreAndLessAsync(long correction) => database.ReadAsync(session => session.FirstOrDefaultAsync<(long, long)>(
        """
        select coalesce(sum(case when score_after > score_before then 1 else 0 end), 0), coalesce(sum(case when score_after < score_before then 1 else 0 end), 0)
        from corrected_responses where correction_id = @correction
        """,
        new { correction }));

    /// <summary>The contests that any correction of a question touched.</summary>
    public Task<IReadOnlyList<string>> ContestsAsync(string question) => database.ReadAsync(session => session.QueryAsync<string>(
        $"""
        select distinct a.quiz from corrections k join corrected_responses c on c.correction_id = k.id join attempts a on a.id = c.attempt_id
        where k.question = @question and a.quiz <> '{QuizKeys.Practice}' and a.quiz not like '%:%' order by a.quiz
        """,
        new { question }));

    /// <summary>Adds what a correction changed in one quiz to the scores of a board that its points were added to.</summary>
    public Task CountOnBoardAsync(long correction, string quiz, string board) => database.WriteAsync(session => session.ExecuteAsync(
        """
        update standings set score = round(cast(standings.score + d.more as numeric), 6)
        from (
            select a.subscriber_id, sum((c.score_after - c.score_before) * q.worth) as more from corrected_responses c
            join attempts a on a.id = c.attempt_id
            join attempt_questions q on q.attempt_id = c.attempt_id and q.place = c.place
            where c.correction_id = @correction and a.quiz = @quiz group by a.subscriber_id
        ) d
        where standings.board = @board and standings.subscriber_id = d.subscriber_id
        """,
        new { correction, quiz, board }));

    /// <summary>Takes out of the book of wrong answers whose last answer is right by now, and puts in whose is not.</summary>
    public Task MarkCardsAsync(string question) => database.WriteAsync(session => session.ExecuteAsync(
        """
        update cards set wrong = l.score < 0.999999
        from (
            select a.subscriber_id, r.score, row_number() over (partition by a.subscriber_id order by r.at desc) as nth
            from responses r join attempts a on a.id = r.attempt_id where r.version_id in (select id from question_versions where question = @question)
        ) l
        where l.nth = 1 and cards.subscriber_id = l.subscriber_id and cards.question = @question
        """,
        new { question }));

    /// <summary>
    /// Whom to tell: everybody an answer of whom has another worth now. Who never wrote to the bot, but only voted in a group, is not
    /// written to.
    /// </summary>
    public Task<IReadOnlyList<long>> PeopleAsync(long correction) => database.ReadAsync(session => session.QueryAsync<long>(
        $"""
        select distinct a.subscriber_id from corrected_responses c join attempts a on a.id = c.attempt_id join subscribers s on s.id = a.subscriber_id
        where c.correction_id = @correction and (s.status = 'Active' or (s.status = 'Joining' and (a.quiz = '{QuizKeys.Practice}' or a.quiz not like '%:%')))
        """,
        new { correction }));

    private Task<IReadOnlyList<string>> QuizzesAsync(long correction, string which) => database.ReadAsync(session => session.QueryAsync<string>(
        $"""
        select distinct a.quiz from corrected_responses c join attempts a on a.id = c.attempt_id where c.correction_id = @correction and {which} order by a.quiz
        """,
        new { correction }));
}
