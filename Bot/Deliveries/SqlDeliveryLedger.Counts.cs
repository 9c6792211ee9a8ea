using System.Data.Common;
using Bot.Storage;

namespace Bot.Deliveries;

/// <summary>How a broadcast stands, counted in its ledger.</summary>
internal sealed partial class SqlDeliveryLedger
{
    private static readonly DeliveryState[] States = Enum.GetValues<DeliveryState>();

    /// <summary>One pass over the rows without a reason, nearly all: grouping would sort every one of them.</summary>
    private static readonly string CountPlain =
        $"select {string.Join(", ", States.Select(s => $"count(*) filter (where state = {(int)s})"))}, count(*) filter (where state = {(int)DeliveryState.Sent} and doubts > 0) from deliveries where broadcast_id = @broadcast and reason is null";

    public Task<DeliveryCounts> CountAsync(long broadcast) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<(long State, string? Reason, long Count, long Doubted)>(
            """
            select state, reason, count(*), sum(case when doubts > 0 then 1 else 0 end) from deliveries where broadcast_id = @broadcast and reason is not null group by state, reason
            union all
            select state, nullif(reason, ''), deliveries, doubted from delivery_totals where broadcast_id = @broadcast
            """,
            new { broadcast });
        var all = await PlainAsync(session, broadcast);
        all.AddRange(rows);
        return new DeliveryCounts(
            all.GroupBy(r => (DeliveryState)r.State).ToDictionary(g => g.Key, g => g.Sum(r => r.Count)),
            all.Where(r => r.Reason is not null && r.State != (int)DeliveryState.Sent).GroupBy(r => r.Reason!).ToDictionary(g => g.Key, g => g.Sum(r => r.Count)),
            all.Where(r => r.State == (int)DeliveryState.Sent).Sum(r => r.Doubted));
    });

    private static async Task<List<(long State, string? Reason, long Count, long Doubted)>> PlainAsync(DbSession session, long broadcast)
    {
        var found = new List<(long State, string? Reason, long Count, long Doubted)>();
        await foreach (var counts in session.StreamAsync(CountPlain, Numbers, new { broadcast }))
        {
            found.AddRange(States.Select((s, i) => ((long)s, (string?)null, counts[i], s == DeliveryState.Sent ? counts[^1] : 0)).Where(c => c.Item3 > 0));
        }

        return found;

        static long[] Numbers(DbDataReader row) => [.. Enumerable.Range(0, row.FieldCount).Select(row.GetInt64)];
    }
}
