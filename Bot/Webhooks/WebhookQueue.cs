using Bot.Messaging;
using Bot.Storage;

namespace Bot.Webhooks;

/// <summary>The messages that wait, and what became of those that do not.</summary>
internal sealed class WebhookQueue(Database database, TimeProvider time)
{
    /// <summary>How long a message belongs to whoever claimed it; claimed by a process that died, it is tried again after it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const string Columns = "id as Id, webhook_id as Webhook, type as Type, payload as Payload, at as At, state as State, attempts as Attempts, next_at as NextAt, tried_at as TriedAt, answer as Answer";

    /// <summary>The webhooks for which something is due.</summary>
    public Task<IReadOnlyList<long>> DueAsync() => database.ReadAsync(session => session.QueryAsync<long>(
        """
        select distinct m.webhook_id from webhook_messages m join webhooks w on w.id = m.webhook_id
        where m.state = 0 and m.next_at <= @now and w.disabled_at is null
        """,
        new { now = time.GetUtcNow() }));

    /// <summary>Takes some due messages of a webhook, the oldest first, and counts a try for each before it is made.</summary>
    public Task<IReadOnlyList<WebhookMessage>> ClaimAsync(long webhook, int count) => database.WriteAsync(async session =>
    {
        var now = time.GetUtcNow();
        var claimed = await session.QueryAsync<WebhookMessage>(
            $"""
            update webhook_messages set attempts = attempts + 1, tried_at = @now, next_at = @until
            where id in (select id from webhook_messages where webhook_id = @webhook and state = 0 and next_at <= @now order by id limit @count)
            returning {Columns}
            """,
            new { webhook, now, until = now + Lease, count });
        return (IReadOnlyList<WebhookMessage>)[.. claimed.OrderBy(m => m.Id)];
    });

    /// <summary>Notes what became of a try.</summary>
    /// <param name="id">The message.</param>
    /// <param name="state">What it is now.</param>
    /// <param name="answer">What the other side said.</param>
    /// <param name="nextAt">When it is tried again, where it waits.</param>
    public Task NoteAsync(long id, WebhookState state, Phrase answer, DateTimeOffset? nextAt) => database.WriteAsync(session => session.ExecuteAsync(
        "update webhook_messages set state = @state, answer = @answer, next_at = coalesce(@nextAt, next_at) where id = @id", new { id, state = (int)state, answer = answer.ToString(), nextAt }));

    /// <summary>The last messages of a webhook, the newest first.</summary>
    public Task<IReadOnlyList<WebhookMessage>> ListAsync(long webhook, int count) => database.ReadAsync(session =>
        session.QueryAsync<WebhookMessage>($"select {Columns} from webhook_messages where webhook_id = @webhook order by id desc limit @count", new { webhook, count }));

    /// <summary>Each webhook's last answer.</summary>
    public Task<IReadOnlyList<WebhookMessage>> LastAnswersAsync() => database.ReadAsync(session => session.QueryAsync<WebhookMessage>(
        $"select {Columns} from webhook_messages m where id = (select o.id from webhook_messages o where o.webhook_id = m.webhook_id and o.tried_at is not null order by o.tried_at desc, o.id desc limit 1)"));

    /// <summary>Forgets what happened before an instant.</summary>
    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(session => session.ExecuteAsync("delete from webhook_messages where at < @before", new { before }));
}

/// <summary>Where a message stands. The numbers are stored.</summary>
internal enum WebhookState
{
    Waiting = 0,
    Taken = 1,
    GivenUp = 2,
}

/// <summary>One thing to tell one webhook.</summary>
internal sealed class WebhookMessage
{
    public long Id { get; init; }

    public long Webhook { get; init; }

    public string Type { get; init; } = "";

    public string Payload { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public WebhookState State { get; init; }

    /// <summary>Tries so far, the one under way included.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset NextAt { get; init; }

    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>What the other side said last; null before the first try.</summary>
    public string? Answer { get; init; }
}
