using Bot.Quizzes.Memory;
using Bot.Storage;

namespace Bot.Quizzes.Practice;

/// <summary>Keeps what members know, and every rating that led there. A card is rated once a day: the database sees to it.</summary>
internal sealed class CardStore(Database database)
{
    /// <summary>Cards that are due, those longest due first.</summary>
    public Task<IReadOnlyList<string>> DueAsync(long subscriber, DateOnly today, int limit) => database.ReadAsync(session => session.QueryAsync<string>(
        "select question from cards where subscriber_id = @subscriber and due_on <= @today order by due_on, question limit @limit",
        new { subscriber, today = today.DayNumber, limit }));

    /// <summary>How many cards are due.</summary>
    public Task<int> CountDueAsync(long subscriber, DateOnly today) => database.ReadAsync(session => session.ScalarAsync<int>(
        "select count(*) from cards where subscriber_id = @subscriber and due_on <= @today", new { subscriber, today = today.DayNumber }));

    /// <summary>Questions somebody answered wrong when last asked.</summary>
    public Task<IReadOnlyList<string>> WrongAsync(long subscriber) => database.ReadAsync(session => session.QueryAsync<string>(
        "select question from cards where subscriber_id = @subscriber and wrong order by reviewed_on, question", new { subscriber }));

    /// <summary>Every question somebody has been rated on.</summary>
    public Task<IReadOnlyList<string>> KnownAsync(long subscriber) => database.ReadAsync(session =>
        session.QueryAsync<string>("select question from cards where subscriber_id = @subscriber", new { subscriber }));

    /// <summary>Ratings of a day: of cards known before, and of new ones.</summary>
    public Task<(int Again, int New)> RatedAsync(long subscriber, DateOnly day) => database.ReadAsync(async session =>
        (await session.QueryAsync<(int, int)>(
            """
            select coalesce(sum(case when reviewed_before is null then 0 else 1 end), 0), coalesce(sum(case when reviewed_before is null then 1 else 0 end), 0)
            from reviews where subscriber_id = @subscriber and day = @day
            """,
            new { subscriber, day = day.DayNumber }))[0]);

    public Task<Card?> FindAsync(long subscriber, string question) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<Row>(
            """
            select stability as Stability, difficulty as Difficulty, reviewed_on as ReviewedOn, due_on as DueOn, wrong as Wrong
            from cards where subscriber_id = @subscriber and question = @question
            """,
            new { subscriber, question }))?.ToCard());

    /// <summary>The rating of a card on a day, with how it was known before; null when it was not rated then.</summary>
    public Task<Review?> ReviewAsync(long subscriber, string question, DateOnly day) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<ReviewRow>(
            """
            select rating as Rating, stability_before as Stability, difficulty_before as Difficulty, reviewed_before as ReviewedOn, taken_ms as TakenMs
            from reviews where subscriber_id = @subscriber and question = @question and day = @day
            """,
            new { subscriber, question, day = day.DayNumber }))?.ToReview());

    /// <summary>Notes a rating; the first of the day only, unless it may replace it.</summary>
    /// <returns>Whether it was noted.</returns>
    public Task<bool> RateAsync(long subscriber, string question, DateOnly day, Review review, DateTimeOffset now, bool replace) => database.WriteAsync(async session =>
        await session.ExecuteAsync(
            $"""
            insert into reviews (subscriber_id, question, day, rating, at, taken_ms, stability_before, difficulty_before, reviewed_before)
            values (@subscriber, @question, @day, @rating, @now, @taken, @stability, @difficulty, @reviewed)
            on conflict (subscriber_id, question, day) do {(replace ? "update set rating = excluded.rating" : "nothing")}
            """,
            new
            {
                subscriber,
                question,
                day = day.DayNumber,
                rating = (int)review.Rating,
                now,
                taken = (long)review.Taken.TotalMilliseconds,
                stability = review.Before?.Stability,
                difficulty = review.Before?.Difficulty,
                reviewed = review.ReviewedBefore?.DayNumber,
            }) > 0);

    public Task SaveAsync(long subscriber, string question, Card card) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into cards (subscriber_id, question, stability, difficulty, reviewed_on, due_on, wrong)
        values (@subscriber, @question, @Stability, @Difficulty, @reviewed, @due, @Wrong)
        on conflict (subscriber_id, question) do update set stability = excluded.stability, difficulty = excluded.difficulty,
            reviewed_on = excluded.reviewed_on, due_on = excluded.due_on, wrong = excluded.wrong
        """,
        new { subscriber, question, card.Memory.Stability, card.Memory.Difficulty, reviewed = card.ReviewedOn.DayNumber, due = card.DueOn.DayNumber, card.Wrong }));

    /// <summary>Notes whether the last answer was wrong, without a rating.</summary>
    public Task MarkAsync(long subscriber, string question, bool wrong) => database.WriteAsync(session => session.ExecuteAsync(
        "update cards set wrong = @wrong where subscriber_id = @subscriber and question = @question", new { subscriber, question, wrong }));

    private sealed class Row
    {
        public double Stability { get; init; }

        public double Difficulty { get; init; }

        public int ReviewedOn { get; init; }

        public int DueOn { get; init; }

        public bool Wrong { get; init; }

        public Card ToCard() => new(new(Stability, Difficulty), DateOnly.FromDayNumber(ReviewedOn), DateOnly.FromDayNumber(DueOn), Wrong);
    }

    private sealed class ReviewRow
    {
        public int Rating { get; init; }

        public double? Stability { get; init; }

        public double? Difficulty { get; init; }

        public int? ReviewedOn { get; init; }

        public long TakenMs { get; init; }

        public Review ToReview() => new(
            (Rating)Rating,
            TimeSpan.FromMilliseconds(TakenMs),
            Stability is { } s && Difficulty is { } d ? new MemoryState(s, d) : null,
            ReviewedOn is { } day ? DateOnly.FromDayNumber(day) : null);
    }
}

/// <summary>What a member knows of one question.</summary>
internal sealed record Card(MemoryState Memory, DateOnly ReviewedOn, DateOnly DueOn, bool Wrong);

/// <summary>One rating of a card, with how it was known before: null when it was new.</summary>
internal sealed record Review(Rating Rating, TimeSpan Taken, MemoryState? Before, DateOnly? ReviewedBefore);
