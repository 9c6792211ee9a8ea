using System.Text.Json;
using Bot.Messaging;
using Bot.Storage;

namespace Bot.Notices;

/// <summary>Where features put what staff should know. Called inside a write it joins that write: what happened and its notice are one.</summary>
internal sealed class NoticeBoard(Database database, TimeProvider time)
{
    /// <summary>Stands where a name would when nobody had to do anything.</summary>
    public const string Itself = "itself";

    private const string Columns = """
        select id as Id, key as Key, kind as Kind, severity as Severity, topic as Topic, subject as Subject, text as Text, arguments as Arguments,
               at as At, handled_by as HandledBy, handled_at as HandledAt
        from notices
        """;

    /// <summary>Puts a notice on the board.</summary>
    /// <returns>False when one with its key is there already, dealt with or not.</returns>
    public Task<bool> PutAsync(Notice notice) => database.WriteAsync(async session => await session.ExecuteAsync(
        """
        insert into notices (key, kind, severity, topic, subject, text, arguments, at)
        values (@Key, @kind, @severity, @Topic, @Subject, @Text, @arguments, @now)
        on conflict (key) do nothing
        """,
        new
        {
            notice.Key,
            kind = notice.Kind.ToString(),
            severity = (int)notice.Severity,
            notice.Topic,
            notice.Subject,
            notice.Text,
            arguments = JsonSerializer.Serialize(notice.Arguments),
            now = time.GetUtcNow(),
        }) > 0);

    /// <summary>What nobody has dealt with yet: the gravest first, then the newest.</summary>
    public Task<IReadOnlyList<Notice>> ListOpenAsync(int limit) => ListAsync("where handled_at is null order by severity desc, id desc limit @limit", new { limit });

    /// <summary>Notices with higher numbers than the last one seen, for telling staff of them.</summary>
    public Task<IReadOnlyList<Notice>> ListAfterAsync(long id, int limit) => ListAsync("where id > @id order by id limit @limit", new { id, limit });

    /// <summary>The highest number so far.</summary>
    public Task<long> LastAsync() => database.ReadAsync(session => session.ScalarAsync<long>("select coalesce(max(id), 0) from notices"));

    public async Task<Notice?> FindAsync(long id) => await ListAsync("where id = @id", new { id }) is [var notice] ? notice : null;

    /// <summary>Notes that somebody has dealt with it.</summary>
    /// <returns>False when it is not open any more.</returns>
    public Task<bool> HandleAsync(long id, string by) => database.WriteAsync(async session => await session.ExecuteAsync(
        "update notices set handled_by = @by, handled_at = @now where id = @id and handled_at is null", new { id, by, now = time.GetUtcNow() }) > 0);

    /// <summary>Takes down what is over by itself.</summary>
    /// <param name="kind">Of this kind.</param>
    /// <param name="subject">About this; null = whatever it is about.</param>
    public Task<int> SettleAsync(NoticeKind kind, string? subject = null) => database.WriteAsync(session => session.ExecuteAsync(
        "update notices set handled_by = @by, handled_at = @now where kind = @kind and handled_at is null and (subject = @subject or @subject is null)",
        new { kind = kind.ToString(), subject, by = Itself, now = time.GetUtcNow() }));

    /// <summary>Forgets what was put up before an instant.</summary>
    public Task<int> ForgetAsync(DateTimeOffset before) =>
        database.WriteAsync(session => session.ExecuteAsync("delete from notices where at < @before", new { before }));

    private Task<IReadOnlyList<Notice>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<Notice>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(r => r.ToNotice())]);

    private sealed class Row
    {
        public long Id { get; init; }

        public string Key { get; init; } = "";

        public NoticeKind Kind { get; init; }

        public NoticeSeverity Severity { get; init; }

        public string? Topic { get; init; }

        public string? Subject { get; init; }

        public string Text { get; init; } = "";

        public string Arguments { get; init; } = "{}";

        public DateTimeOffset At { get; init; }

        public string? HandledBy { get; init; }

        public DateTimeOffset? HandledAt { get; init; }

        public Notice ToNotice() => new()
        {
            Id = Id,
            Key = Key,
            Kind = Kind,
            Severity = Severity,
            Topic = Topic,
            Subject = Subject,
            Text = Text,
            Arguments = JsonSerializer.Deserialize<Dictionary<string, Phrase>>(Arguments)!,
            At = At,
            HandledBy = HandledBy,
            HandledAt = HandledAt,
        };
    }
}
