using System.Data.Common;
using System.Text.Json;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Deliveries;

/// <inheritdoc cref="IDeliveryLedger"/>
internal sealed partial class SqlDeliveryLedger(Database database, ISubscriberStore subscribers) : IDeliveryLedger
{
    private const int Pending = (int)DeliveryState.Pending;
    private const int Sending = (int)DeliveryState.Sending;
    private const int Retrying = (int)DeliveryState.Retrying;

    /// <summary>How long ago a broadcast may have been cancelled with something of it still under way.</summary>
    private static readonly TimeSpan CancelledLately = TimeSpan.FromDays(7);

    public Task<long> FreezeAsync(long broadcast, AudienceQuery audience) => database.WriteAsync(async session =>
    {
        var parameters = new Dictionary<string, object>(audience.Parameters) { ["broadcast"] = broadcast };
        return (long)await session.ExecuteAsync(
            $"""
            insert into deliveries (broadcast_id, subscriber_id, channel, state, attempts, doubts)
            select @broadcast, s.id, s.channel, {Pending}, 0, 0 from subscribers s
            where {audience.Sql}
            and (not exists (select 1 from broadcast_traits where broadcast_id = @broadcast)
                or s.traits_key in (select traits_key from broadcast_traits where broadcast_id = @broadcast))
            order by s.id
            """,
            parameters);
    });

    public Task<long> FreezeForAsync(long broadcast, IReadOnlyCollection<long> people) => database.WriteAsync(async session => (long)await session.ExecuteAsync(
        $"""
        insert into deliveries (broadcast_id, subscriber_id, channel, state, attempts, doubts)
        select @broadcast, s.id, s.channel, {Pending}, 0, 0 from subscribers s
        where s.status in ('Active', 'Joining') and s.id in (select value from json_each(@people)) order by s.id
        """,
        new { broadcast, people = JsonSerializer.Serialize(people) }));

    public Task<IReadOnlyList<Claim>> TurnAsync(IReadOnlyList<Settled> settled, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, DailyLimit? limit = null) =>
        database.WriteAsync(async session =>
        {
            await RecordAsync(session, settled, now);
            var claims = new List<Claim>();
            foreach (var request in requests)
            {
                claims.AddRange(await ClaimRetriesAsync(session, request, now, limit ?? DailyLimit.None));
                var room = request.Count - claims.Count(c => c.Broadcast == request.Broadcast);
                claims.AddRange(room > 0 ? await ClaimPendingAsync(session, request with { Count = room }, now, limit ?? DailyLimit.None) : []);
            }

            return (IReadOnlyList<Claim>)claims;
        });

    public Task<int> RecoverAsync(DateTimeOffset now) => database.WriteAsync(session => session.ExecuteAsync(
        // What ends the program again and again is not tried for ever; and what was cancelled meanwhile is not tried again at all.
        $"""
        update deliveries set doubts = doubts + 1, at = @now, reason = @reason,
            state = case when attempts < {DeliveryPolicy.MaxAttempts}
                          and (select b.resend_doubted and b.finished_at is null from broadcasts b where b.id = broadcast_id)
                         then {(int)DeliveryPolicy.AfterCrash(true)} else {(int)DeliveryPolicy.AfterCrash(false)} end
        where state = {Sending} and broadcast_id in (select id from broadcasts where finished_at is null or (status = 'Cancelled' and finished_at > @lately))
        """,
        new { now, lately = now - CancelledLately, reason = DeliveryReasons.StoppedInCall }));

    public Task<int> SkipRestAsync(long broadcast, string reason, DateTimeOffset now) => database.WriteAsync(session => session.ExecuteAsync(
        $"update deliveries set state = {(int)DeliveryState.Skipped}, reason = @reason, at = @now where broadcast_id = @broadcast and state in ({Pending}, {Retrying})",
        new { broadcast, reason, now }));

    public Task<bool> HasOpenAsync(long broadcast) => database.ReadAsync(async session =>
        // The first asks an index; the second walks the broadcast's rows, so it is asked only when the first found nothing.
        await session.ScalarAsync<bool>($"select exists (select 1 from deliveries where broadcast_id = @broadcast and state = {Retrying})", new { broadcast })
        || await session.ScalarAsync<bool>($"select exists (select 1 from deliveries where broadcast_id = @broadcast and state in ({Pending}, {Sending}))", new { broadcast }));

    private async Task RecordAsync(DbSession session, IReadOnlyList<Settled> settled, DateTimeOffset now)
    {
        if (settled.Count == 0)
        {
            return;
        }

        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText =
            """
            update deliveries set state = @state, at = @at, message_id = @message, reason = @reason,
                attempts = attempts - @uncounted, doubts = doubts + @doubted
            where broadcast_id = @broadcast and subscriber_id = @subscriber
            """;
        var state = Parameter(command, "@state");
        var at = Parameter(command, "@at");
        var message = Parameter(command, "@message");
        var reason = Parameter(command, "@reason");
        var uncounted = Parameter(command, "@uncounted");
        var doubted = Parameter(command, "@doubted");
        var broadcast = Parameter(command, "@broadcast");
        var subscriber = Parameter(command, "@subscriber");
        // One statement prepared once: this runs for every message that is sent.
        foreach (var (claim, verdict) in settled)
        {
            state.Value = (int)verdict.State;
            at.Value = verdict.At.ToUnixTimeMilliseconds();
            message.Value = (object?)verdict.MessageId ?? DBNull.Value;
            reason.Value = (object?)verdict.Reason ?? DBNull.Value;
            uncounted.Value = verdict.Counts ? 0 : 1;
            doubted.Value = verdict.Doubted ? 1 : 0;
            broadcast.Value = claim.Broadcast;
            subscriber.Value = claim.Subscriber;
            await command.ExecuteNonQueryAsync();
            await NoteRecipientAsync(claim, verdict.Recipient);
        }

        if (settled.Any(s => s.Verdict.State == DeliveryState.Retrying))
        {
            await NoteRetriesAsync(session, settled, now);
        }
    }

    private static async Task NoteRetriesAsync(DbSession session, IReadOnlyList<Settled> settled, DateTimeOffset now)
    {
        foreach (var throttled in settled.Where(s => s.Verdict.Reason == DeliveryReasons.RateLimited).GroupBy(s => s.Claim.Broadcast))
        {
            await session.ExecuteAsync("update broadcasts set throttled = throttled + @count where id = @id", new { id = throttled.Key, count = throttled.Count() });
        }

        // What came back from a broadcast that was cancelled meanwhile is not tried again.
        await session.ExecuteAsync(
            $"""
            update deliveries set state = {(int)DeliveryState.Skipped}, reason = @reason, at = @now
            where state = {Retrying} and broadcast_id in (select id from broadcasts where status = 'Cancelled')
            """,
            new { reason = DeliveryReasons.Cancelled, now });
    }

    private Task NoteRecipientAsync(Claim claim, RecipientNews? news) => news switch
    {
        RecipientNews.Blocked => subscribers.SetStatusAsync(claim.Address, SubscriberStatus.Stopped, StatusReasons.Blocked),
        RecipientNews.Unreachable => subscribers.SetStatusAsync(claim.Address, SubscriberStatus.Unreachable, null),
        RecipientNews.Moved moved => subscribers.MoveAsync(claim.Address, moved.To),
        _ => Task.CompletedTask,
    };

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static async Task<IReadOnlyList<Claim>> ClaimRetriesAsync(DbSession session, ClaimRequest request, DateTimeOffset now, DailyLimit limit)
    {
        var due = await CandidatesAsync(session, request, now, limit, $"d.state = {Retrying} and d.at <= @now order by d.at");
        foreach (var row in due)
        {
            await session.ExecuteAsync(
                $"update deliveries set state = {Sending}, attempts = attempts + 1, at = @now where broadcast_id = @Broadcast and subscriber_id = @Subscriber",
                new { request.Broadcast, row.Subscriber, now });
        }

        return await KeepEntitledAsync(session, request, due, now, limit, isFirst: false);
    }

    private static async Task<IReadOnlyList<Claim>> ClaimPendingAsync(DbSession session, ClaimRequest request, DateTimeOffset now, DailyLimit limit)
    {
        var next = await CandidatesAsync(session, request, now, limit, $"d.state = {Pending} and d.subscriber_id > @After order by d.subscriber_id");
        if (next.Count > 0)
        {
            await session.ExecuteAsync(
                $"""
                update deliveries set state = {Sending}, attempts = attempts + 1, at = @now
                where broadcast_id = @Broadcast and subscriber_id > @After and subscriber_id <= @last and channel = @Channel and state = {Pending}
                """,
                new { request.Broadcast, request.After, request.Channel, last = next[^1].Subscriber, now });
        }

        return await KeepEntitledAsync(session, request, next, now, limit, isFirst: true);
    }

    private static Task<IReadOnlyList<Candidate>> CandidatesAsync(DbSession session, ClaimRequest request, DateTimeOffset now, DailyLimit limit, string which)
    {
        // Each broadcast of the day is one probe of the ledger's key; with few of them nobody can be over the limit, and nothing is asked.
        var today = limit.CanBeReached
            ? $"(select count(*) from deliveries o where o.broadcast_id in ({string.Join(',', limit.Broadcasts)}) and o.subscriber_id = d.subscriber_id and o.state in ({Sending}, {(int)DeliveryState.Sent}) and o.at >= @Since)"
            : "0";
        return session.QueryAsync<Candidate>(
            $"""
            select d.subscriber_id as Subscriber, d.attempts as Attempts, s.address as Address, s.locale as Locale, s.status as Status, {today} as Today
            from deliveries d left join subscribers s on s.id = d.subscriber_id
            where d.broadcast_id = @Broadcast and d.channel = @Channel and {which} limit @Count
            """,
            new { request.Broadcast, request.Channel, request.After, request.Count, now, limit.Since });
    }

    /// <summary>
    /// Who stopped, or had themselves deleted, after the audience was frozen gets nothing any more; nor who had enough for today. Who is
    /// still joining stands in the ledger only if they were named.
    /// </summary>
    private static async Task<IReadOnlyList<Claim>> KeepEntitledAsync(
        DbSession session, ClaimRequest request, IReadOnlyList<Candidate> candidates, DateTimeOffset now, DailyLimit limit, bool isFirst)
    {
        var claims = new List<Claim>(candidates.Count);
        foreach (var row in candidates)
        {
            var isThere = row.Status is nameof(SubscriberStatus.Active) or nameof(SubscriberStatus.Joining);
            if (isThere && (limit.Max == 0 || row.Today < limit.Max))
            {
                claims.Add(new()
                {
                    Broadcast = request.Broadcast,
                    Subscriber = row.Subscriber,
                    Address = new(request.Channel, row.Address!),
                    Locale = row.Locale!,
                    Attempts = row.Attempts + 1,
                    IsFirst = isFirst,
                });
                continue;
            }

            await session.ExecuteAsync(
                $"update deliveries set state = {(int)DeliveryState.Skipped}, attempts = attempts - 1, reason = @reason, at = @now where broadcast_id = @Broadcast and subscriber_id = @Subscriber",
                new { request.Broadcast, row.Subscriber, now, reason = isThere ? DeliveryReasons.DailyLimit : DeliveryReasons.Stopped });
        }

        return claims;
    }

    private sealed class Candidate
    {
        public long Subscriber { get; init; }

        public int Attempts { get; init; }

        public string? Address { get; init; }

        public string? Locale { get; init; }

        public string? Status { get; init; }

        public int Today { get; init; }
    }
}
