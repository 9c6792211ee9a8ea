using System.Text.Json;
using Bot.Content;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Broadcasts;

/// <inheritdoc cref="IBroadcastStore"/>
internal sealed class SqlBroadcastStore(Database database) : IBroadcastStore
{
    private const string Columns = """
        select id as Id, occurrence as Occurrence, content as Content, title as Title, audience as Audience, status as Status,
               status_reason as StatusReason, priority as Priority, urgent as Urgent, paid as Paid, throttled as Throttled, resend_doubted as ResendDoubted, created_at as CreatedAt,
               due_at as DueAt, stale_at as StaleAt, started_at as StartedAt, finished_at as FinishedAt
        from broadcasts
        """;

    public Task<Broadcast?> AddAsync(Broadcast broadcast) => database.WriteAsync(async session =>
    {
        var id = await session.FirstOrDefaultAsync<long?>(
            """
            insert into broadcasts (occurrence, content, title, audience, status, status_reason, priority, urgent, paid, resend_doubted, created_at, due_at, stale_at)
            values (@Occurrence, @Content, @Title, @audience, @status, @StatusReason, @Priority, @Urgent, @Paid, @ResendDoubted, @CreatedAt, @DueAt, @StaleAt)
            on conflict (occurrence) do nothing returning id
            """,
            new
            {
                broadcast.Occurrence,
                broadcast.Content,
                broadcast.Title,
                audience = JsonSerializer.Serialize(broadcast.Audience),
                status = broadcast.Status.ToString(),
                StatusReason = broadcast.StatusReason?.ToString(),
                broadcast.Priority,
                broadcast.Urgent,
                broadcast.Paid,
                broadcast.ResendDoubted,
                broadcast.CreatedAt,
                broadcast.DueAt,
                broadcast.StaleAt,
            });
        if (id is not { } added)
        {
            return null;
        }

        foreach (var (locale, message) in broadcast.Messages)
        {
            await session.ExecuteAsync(
                "insert into broadcast_texts (broadcast_id, locale, message) values (@added, @locale, @json)",
                new { added, locale, json = JsonSerializer.Serialize(message) });
        }

        return broadcast with { Id = added };
    });

    public Task<Broadcast?> FindAsync(long id) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<Row>($"{Columns} where id = @id", new { id }))?.ToBroadcast());

    public Task<Broadcast?> FindRetryAsync(long id) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<Row>($"{Columns} where occurrence = @occurrence", new { occurrence = Broadcast.RetryOf(id) }))?.ToBroadcast());

    public Task<IReadOnlyList<Broadcast>> ListAsync(int limit, long? before = null) =>
        ListAsync("where id < @before order by id desc limit @limit", new { limit, before = before ?? long.MaxValue });

    public Task<IReadOnlyList<Broadcast>> ListAsync(BroadcastStatus status) =>
        ListAsync("where status = @status order by priority desc, id", new { status = status.ToString() });

    public Task<IReadOnlyDictionary<string, OutboundMessage>> MessagesAsync(long id) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<(string Locale, string Json)>("select locale, message from broadcast_texts where broadcast_id = @id", new { id });
        return (IReadOnlyDictionary<string, OutboundMessage>)rows.ToDictionary(r => r.Locale, r => JsonSerializer.Deserialize<OutboundMessage>(r.Json)!);
    });

    public Task<bool> MoveAsync(long id, BroadcastStatus from, BroadcastStatus to, Phrase? reason, DateTimeOffset now)
    {
        if (!BroadcastTransitions.IsAllowed(from, to))
        {
            return Task.FromResult(false);
        }

        return database.WriteAsync(async session => await session.ExecuteAsync(
            """
            update broadcasts set status = @to, status_reason = @reason,
                started_at = case when @to = 'Sending' then coalesce(started_at, @now) else started_at end,
                finished_at = case when @to in ('Completed', 'Cancelled') then @now else finished_at end
            where id = @id and status = @from
            """,
            new { id, from = from.ToString(), to = to.ToString(), reason = reason?.ToString(), now }) > 0);
    }

    public Task SetTraitsAsync(long id, IReadOnlyCollection<string> traits) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into broadcast_traits (broadcast_id, traits_key) select @id, value from json_each(@list) where true on conflict do nothing",
        new { id, list = JsonSerializer.Serialize(traits) }));

    public Task AskForRecallAsync(long id, DateTimeOffset now) => database.WriteAsync(session =>
        session.ExecuteAsync("update broadcasts set recall_asked = @now where id = @id", new { id, now }));

    public Task<IReadOnlyList<long>> ListRecallsAsync() => database.ReadAsync(session =>
        session.QueryAsync<long>("select id from broadcasts where recall_asked is not null order by id"));

    public Task EndRecallAsync(long id) => database.WriteAsync(session =>
        session.ExecuteAsync("update broadcasts set recall_asked = null where id = @id", new { id }));

    public Task<IReadOnlyList<long>> ListSentSinceAsync(DateTimeOffset since) => database.ReadAsync(session =>
        session.QueryAsync<long>(
            "select id from broadcasts where started_at is not null and (finished_at is null or finished_at >= @since) order by id", new { since }));

    private Task<IReadOnlyList<Broadcast>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<Broadcast>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(r => r.ToBroadcast())]);

    private sealed class Row
    {
        public long Id { get; init; }

        public string? Occurrence { get; init; }

        public string Content { get; init; } = "";

        public string Title { get; init; } = "";

        public string Audience { get; init; } = "";

        public BroadcastStatus Status { get; init; }

        public string? StatusReason { get; init; }

        public int Priority { get; init; }

        public bool Urgent { get; init; }

        public bool Paid { get; init; }

        public long Throttled { get; init; }

        public bool ResendDoubted { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset StaleAt { get; init; }

        public DateTimeOffset? StartedAt { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public Broadcast ToBroadcast() => new()
        {
            Id = Id,
            Occurrence = Occurrence,
            Content = Content,
            Title = Title,
            Audience = JsonSerializer.Deserialize<AudienceFilter>(Audience)!,
            Status = Status,
            StatusReason = Phrase.Read(StatusReason),
            Priority = Priority,
            Urgent = Urgent,
            Paid = Paid,
            Throttled = Throttled,
            ResendDoubted = ResendDoubted,
            CreatedAt = CreatedAt,
            DueAt = DueAt,
            StaleAt = StaleAt,
            StartedAt = StartedAt,
            FinishedAt = FinishedAt,
        };
    }
}
