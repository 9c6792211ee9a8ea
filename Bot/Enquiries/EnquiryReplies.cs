using Bot.Storage;

namespace Bot.Enquiries;

/// <summary>Replies on their way: written down before they are sent, so that a stop loses none.</summary>
internal sealed class EnquiryReplies(Database database)
{
    /// <summary>Queues the reply to an enquiry; once.</summary>
    public Task QueueAsync(long enquiry, DateTimeOffset now) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into enquiry_replies (enquiry_id, state, attempts, at) values (@enquiry, 0, 0, @now) on conflict (enquiry_id) do nothing",
        new { enquiry, now }));

    /// <summary>Replies that are due, the oldest first.</summary>
    public Task<IReadOnlyList<(long Enquiry, int Attempts)>> ListDueAsync(DateTimeOffset now, int limit) => database.ReadAsync(session =>
        session.QueryAsync<(long, int)>("select enquiry_id, attempts from enquiry_replies where state = 0 and at <= @now order by at limit @limit", new { now, limit }));

    /// <summary>Notes that a reply has been sent.</summary>
    /// <returns>False when its asker has deleted everything meanwhile: then nothing of it is written down.</returns>
    public Task<bool> SentAsync(long enquiry, DateTimeOffset now) => EndAsync(enquiry, 1, null, now);

    /// <summary>Notes that a reply cannot be sent.</summary>
    /// <inheritdoc cref="SentAsync"/>
    public Task<bool> FailedAsync(long enquiry, string detail, DateTimeOffset now) => EndAsync(enquiry, 2, detail, now);

    /// <summary>Puts a reply off.</summary>
    public Task RetryAsync(long enquiry, string detail, DateTimeOffset at) => database.WriteAsync(session => session.ExecuteAsync(
        "update enquiry_replies set attempts = attempts + 1, at = @at, detail = @detail where enquiry_id = @enquiry", new { enquiry, at, detail }));

    /// <summary>What became of a reply; null when there is none.</summary>
    public Task<ReplyState?> StateAsync(long enquiry) => database.ReadAsync(async session =>
        await session.FirstOrDefaultAsync<int?>("select state from enquiry_replies where enquiry_id = @enquiry", new { enquiry }) is { } state ? (ReplyState?)state : null);

    private Task<bool> EndAsync(long enquiry, int state, string? detail, DateTimeOffset now) => database.WriteAsync(async session => await session.ExecuteAsync(
        "update enquiry_replies set state = @state, at = @now, detail = @detail where enquiry_id = @enquiry", new { enquiry, state, now, detail }) > 0);
}

/// <summary>Where a reply stands. The numbers are stored.</summary>
internal enum ReplyState
{
    Waiting = 0,
    Sent = 1,
    Failed = 2,
}
