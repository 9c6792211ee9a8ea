using Bot.Subscribers;

namespace Bot.Deliveries;

/// <summary>What is read from the ledger, and done to it, after sending.</summary>
internal sealed partial class SqlDeliveryLedger
{
    /// <summary>Rows folded in one transaction: a reply waits no longer than that takes.</summary>
    private const int FoldAtOnce = 20_000;

    public Task<long> CopyFailedAsync(long from, long to) => database.WriteAsync(async session => (long)await session.ExecuteAsync(
        $"""
        insert into deliveries (broadcast_id, subscriber_id, channel, state, attempts, doubts)
        select @to, subscriber_id, channel, {Pending}, 0, 0 from deliveries where broadcast_id = @from and state = {(int)DeliveryState.Failed} order by subscriber_id
        """,
        new { from, to }));

    public Task<bool> HasFailedAsync(long broadcast) => database.ReadAsync(session => session.ScalarAsync<bool>(
        $"select count(*) from (select 1 from deliveries where broadcast_id = @broadcast and state = {(int)DeliveryState.Failed} limit 1) as one", new { broadcast }));

    public Task<long> CountFailedAndGoneAsync(long broadcast) => database.ReadAsync(session => session.FirstOrDefaultAsync<long>(
        $"""
        select count(*) from deliveries d where d.broadcast_id = @broadcast and d.state = {(int)DeliveryState.Failed}
        and not exists (select 1 from subscribers s where s.id = d.subscriber_id and s.status = @active)
        """,
        new { broadcast, active = (int)SubscriberStatus.Active }));

    public Task<IReadOnlyList<SentDelivery>> ListRecallableAsync(long broadcast, long after, int size) => database.ReadAsync(session =>
        session.QueryAsync<SentDelivery>(
            $"""
            select d.subscriber_id as Subscriber, d.channel as Channel, s.address as Address, d.message_id as MessageId, d.at as At
            from deliveries d join subscribers s on s.id = d.subscriber_id
            where d.broadcast_id = @broadcast and d.subscriber_id > @after and d.state = {(int)DeliveryState.Sent} and d.message_id is not null
            order by d.subscriber_id limit @size
            """,
            new { broadcast, after, size }));

    public Task RecordRecallAsync(long broadcast, IReadOnlyList<(long Subscriber, string? Problem)> results, DateTimeOffset now) =>
        database.WriteAsync(async session =>
        {
            foreach (var (subscriber, problem) in results)
            {
                await session.ExecuteAsync(
                    problem is null
                        ? $"update deliveries set state = {(int)DeliveryState.Recalled}, reason = null, at = @now where broadcast_id = @broadcast and subscriber_id = @subscriber"
                        : "update deliveries set reason = @problem where broadcast_id = @broadcast and subscriber_id = @subscriber",
                    new { broadcast, subscriber, problem, now });
            }
        });

    public Task<IReadOnlyList<DeliveryRow>> PageAsync(long broadcast, long after, int size) => database.ReadAsync(session =>
        session.QueryAsync<DeliveryRow>(
            """
            select d.subscriber_id as Subscriber, d.channel as Channel, s.address as Address, s.name as Name, d.state as State,
                   d.attempts as Attempts, d.doubts as Doubts, d.at as At, d.message_id as MessageId, d.reason as Reason
            from deliveries d left join subscribers s on s.id = d.subscriber_id
            where d.broadcast_id = @broadcast and d.subscriber_id > @after order by d.subscriber_id limit @size
            """,
            new { broadcast, after, size }));

    public Task<DateTimeOffset?> NextTryAsync(long broadcast) => database.ReadAsync(async session =>
        await session.ScalarAsync<long?>($"select min(at) from deliveries where broadcast_id = @broadcast and state = {Retrying}", new { broadcast }) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : (DateTimeOffset?)null);

    public Task<long> CountSentSinceAsync(long broadcast, DateTimeOffset since) => database.ReadAsync(session => session.ScalarAsync<long>(
        $"select count(*) from deliveries where broadcast_id = @broadcast and state = {(int)DeliveryState.Sent} and at >= @since", new { broadcast, since }));

    public async Task<int> FoldAsync(DateTimeOffset endedBefore)
    {
        var old = await database.ReadAsync(session => session.QueryAsync<long>(
            "select b.id from broadcasts b where b.finished_at < @endedBefore and exists (select 1 from deliveries d where d.broadcast_id = b.id)", new { endedBefore }));
        var folded = 0;
        foreach (var broadcast in old)
        {
            for (int rows; (rows = await FoldSomeAsync(broadcast)) > 0;)
            {
                folded += rows;
            }
        }

        return folded;
    }

    /// <summary>Counts some rows into the totals and deletes just those, in one transaction.</summary>
    private Task<int> FoldSomeAsync(long broadcast) => database.WriteAsync(async session =>
    {
        var last = await session.FirstOrDefaultAsync<long?>(
            "select max(subscriber_id) from (select subscriber_id from deliveries where broadcast_id = @broadcast order by subscriber_id limit @FoldAtOnce) some",
            new { broadcast, FoldAtOnce });
        await session.ExecuteAsync(
            """
            insert into delivery_totals (broadcast_id, state, reason, deliveries, doubted)
            select broadcast_id, state, coalesce(reason, ''), count(*), sum(case when doubts > 0 then 1 else 0 end)
            from deliveries where broadcast_id = @broadcast and subscriber_id <= @last group by broadcast_id, state, coalesce(reason, '')
            on conflict (broadcast_id, state, reason) do update set
                deliveries = delivery_totals.deliveries + excluded.deliveries, doubted = delivery_totals.doubted + excluded.doubted
            """,
            new { broadcast, last });
        return await session.ExecuteAsync("delete from deliveries where broadcast_id = @broadcast and subscriber_id <= @last", new { broadcast, last });
    });
}
