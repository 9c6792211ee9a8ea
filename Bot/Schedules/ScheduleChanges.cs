using Bot.Storage;

namespace Bot.Schedules;

/// <summary>What staff have changed about the rules of the folder: occurrences that were moved, rules that were paused.</summary>
internal sealed class ScheduleChanges(Database database, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(366);

    /// <summary>All moves that may still matter.</summary>
    public Task<IReadOnlyList<OccurrenceMove>> ListMovesAsync() => database.ReadAsync(session => session.QueryAsync<OccurrenceMove>(
        "select schedule as Schedule, due_at as DueAt, moved_to as MovedTo from occurrence_moves where due_at > @old or moved_to > @old", new { old = time.GetUtcNow() - Keep }));

    /// <summary>Moves the occurrence that its rule has at an instant; moved before, it is moved on from there.</summary>
    public Task MoveAsync(OccurrenceMove move, string by) => database.WriteAsync(async session =>
    {
        var now = time.GetUtcNow();
        await session.ExecuteAsync("delete from occurrence_moves where due_at <= @old and moved_to <= @old", new { old = now - Keep });
        await session.ExecuteAsync(
            """
            insert into occurrence_moves (schedule, due_at, moved_to, moved_by, moved_at) values (@Schedule, @DueAt, @MovedTo, @by, @now)
            on conflict (schedule, due_at) do update set moved_to = excluded.moved_to, moved_by = excluded.moved_by, moved_at = excluded.moved_at
            """,
            new { move.Schedule, move.DueAt, move.MovedTo, by, now });
    });

    /// <summary>Lets an occurrence leave when its rule says.</summary>
    public Task MoveBackAsync(string schedule, DateTimeOffset dueAt) => database.WriteAsync(session =>
        session.ExecuteAsync("delete from occurrence_moves where schedule = @schedule and due_at = @dueAt", new { schedule, dueAt }));

    /// <summary>Who has paused which rules.</summary>
    public Task<IReadOnlyDictionary<string, string>> ListPausesAsync() => database.ReadAsync(async session => (IReadOnlyDictionary<string, string>)
        (await session.QueryAsync<(string Schedule, string By)>("select schedule, paused_by from schedule_pauses")).ToDictionary(p => p.Schedule, p => p.By));

    public Task PauseAsync(string schedule, string by) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into schedule_pauses (schedule, paused_by, paused_at) values (@schedule, @by, @now) on conflict (schedule) do nothing", new { schedule, by, now = time.GetUtcNow() }));

    public Task ResumeAsync(string schedule) => database.WriteAsync(session => session.ExecuteAsync("delete from schedule_pauses where schedule = @schedule", new { schedule }));
}

/// <summary>An occurrence that leaves at another time.</summary>
internal sealed class OccurrenceMove
{
    public string Schedule { get; init; } = "";

    /// <summary>When its rule says.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When it leaves instead.</summary>
    public DateTimeOffset MovedTo { get; init; }
}
