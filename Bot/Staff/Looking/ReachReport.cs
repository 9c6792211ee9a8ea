using Bot.Deliveries;
using Bot.Staff.Sending;
using Bot.Storage;

namespace Bot.Staff.Looking;

/// <summary>How many messages reached whom in the last weeks.</summary>
internal sealed class ReachReport(Database database)
{
    public const int Weeks = 12;

    public Task<IReadOnlyList<Reach>> OfAsync(Caller caller) => database.ReadAsync(async session =>
    {
        var rows = await session.QueryAsync<Reach>(
            """
            select b.content as Content, b.started_at as StartedAt, d.channel as Channel, s.region as Region, count(*) as Messages
            from broadcasts b join deliveries d on d.broadcast_id = b.id left join subscribers s on s.id = d.subscriber_id
            where b.started_at >= @since and d.state = @sent and (@own is null or s.region in (select value from json_each(@own)))
            group by b.content, b.started_at, d.channel, s.region
            """,
            new { since = caller.Now.AddDays(-7 * Weeks), sent = (int)DeliveryState.Sent, own = RecipientFinder.OwnRegions(caller) });
        return (IReadOnlyList<Reach>)[.. rows.Where(r => caller.Member.LooksAfter(caller.Catalog.Tips.GetValueOrDefault(r.Content)?.Topic))];
    });
}

/// <summary>How many messages of one content reached one place on one channel.</summary>
internal sealed class Reach
{
    public string Content { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public string Channel { get; init; } = "";

    public string? Region { get; init; }

    public long Messages { get; init; }

    /// <summary>The ISO week it left in.</summary>
    public string Week => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{System.Globalization.ISOWeek.GetYear(StartedAt.DateTime)}-W{System.Globalization.ISOWeek.GetWeekOfYear(StartedAt.DateTime):00}");
}
