using Bot.Messaging;
using Bot.Storage;

namespace Bot.Schedules;

/// <inheritdoc cref="IOccurrenceStore"/>
internal sealed class SqlOccurrenceStore(Database database) : IOccurrenceStore
{
    public Task<DateTimeOffset?> ThroughAsync(string schedule) => database.ReadAsync(async session =>
        await session.FirstOrDefaultAsync<long?>("select through from schedule_marks where schedule = @schedule", new { schedule }) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : (DateTimeOffset?)null);

    public Task SetThroughAsync(string schedule, DateTimeOffset through) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into schedule_marks (schedule, through) values (@schedule, @through)
        on conflict (schedule) do update set through = excluded.through where excluded.through > schedule_marks.through
        """,
        new { schedule, through }));

    public Task<bool> ExistsAsync(string schedule, DateTimeOffset dueAt) => database.ReadAsync(session => session.ScalarAsync<bool>(
        "select exists (select 1 from occurrences where schedule = @schedule and due_at = @dueAt)", new { schedule, dueAt }));

    public Task AddAsync(Occurrence occurrence, DateTimeOffset now) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into occurrences (schedule, due_at, outcome, reason, broadcast_id, recorded_at)
        values (@Schedule, @DueAt, @outcome, @Reason, @BroadcastId, @now)
        on conflict (schedule, due_at) do nothing
        """,
        new { occurrence.Schedule, occurrence.DueAt, outcome = occurrence.Outcome.ToString(), Reason = occurrence.Reason?.ToString(), occurrence.BroadcastId, now }));

    public Task<IReadOnlyList<Occurrence>> ListSkippedAsync(DateTimeOffset from) =>
        ListAsync("where outcome = 'Skipped' and due_at >= @from order by due_at, schedule", new { from });

    public Task<bool> UnskipAsync(string schedule, DateTimeOffset dueAt, DateTimeOffset now) => database.WriteAsync(async session => await session.ExecuteAsync(
        "delete from occurrences where schedule = @schedule and due_at = @dueAt and outcome = 'Skipped' and due_at > @now", new { schedule, dueAt, now }) > 0);

    public Task<IReadOnlyList<Occurrence>> ListAsync(int limit) => ListAsync("order by due_at desc, schedule limit @limit", new { limit });

    private Task<IReadOnlyList<Occurrence>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<Row>(
            $"select schedule as Schedule, due_at as DueAt, outcome as Outcome, reason as Reason, broadcast_id as BroadcastId from occurrences {which}", parameters);
        return (IReadOnlyList<Occurrence>)[.. rows.Select(r => new Occurrence(r.Schedule, r.DueAt) { Outcome = r.Outcome, Reason = Phrase.Read(r.Reason), BroadcastId = r.BroadcastId })];
    });

    private sealed class Row
    {
        public string Schedule { get; init; } = "";

        public DateTimeOffset DueAt { get; init; }

        public OccurrenceOutcome Outcome { get; init; }

        public string? Reason { get; init; }

        public long? BroadcastId { get; init; }
    }
}
