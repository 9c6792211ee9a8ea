using Bot.Storage;

namespace Bot.Tips;

/// <inheritdoc cref="ITipHistory"/>
internal sealed class SqlTipHistory(Database database, TimeZoneInfo zone, TimeProvider time) : ITipHistory, IDisposable
{
    /// <summary>Broadcasts looked back over: half a year of one a day.</summary>
    private const int LookBack = 200;

    /// <summary>How long ago a broadcast may have been to count, to the day: two rounds of the year.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(800);

    private readonly TraitsPast past = new(zone);
    private readonly SemaphoreSlim reading = new(1);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> OfAsync(long subscriber) => database.ReadAsync(async session =>
    {
        // Each broadcast is one probe of the ledger's key, so this stays fast however many subscribers there are.
        var rows = await session.QueryAsync<(string Tip, long At)>(
            """
            select tip, max(at) from (
                select tip, at from tip_replies where subscriber_id = @subscriber
                union all
                select b.content, d.at
                from (select id, content from broadcasts order by id desc limit @LookBack) b
                join deliveries d on d.broadcast_id = b.id and d.subscriber_id = @subscriber
                where d.state = 2
            ) given group by tip
            """,
            new { subscriber, LookBack });
        return (IReadOnlyDictionary<string, DateTimeOffset>)rows.ToDictionary(r => r.Tip, r => Local(r.At));
    });

    public async Task<TraitsHistory> OfTraitsAsync(CancellationToken cancellationToken = default)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            return await database.ReadAsync(session => past.ReadAsync(session, new DateTimeOffset(time.GetUtcNow().Date, TimeSpan.Zero) - Remembered, cancellationToken));
        }
        finally
        {
            reading.Release();
        }
    }

    private DateTimeOffset Local(long at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone);

    public Task NoteAsync(long subscriber, string tip, DateTimeOffset now) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into tip_replies (subscriber_id, tip, at) values (@subscriber, @tip, @now) on conflict (subscriber_id, tip) do update set at = excluded.at",
        new { subscriber, tip, now }));

    public void Dispose() => reading.Dispose();
}
