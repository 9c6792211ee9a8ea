using System.Globalization;
using Bot.Hosting;
using Bot.Storage;

namespace Bot.Staff.Looking;

/// <summary>How many subscribers there are, day by day: the table itself only knows today.</summary>
internal sealed class Tallies(Database database)
{
    /// <summary>Counts once for today; counted again, the later number stands.</summary>
    public Task CountAsync(DateOnly today) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into subscriber_tallies (day, channel, status, people)
        select @day, channel, status, count(*) from subscribers where true group by channel, status
        on conflict (day, channel, status) do update set people = excluded.people
        """,
        new { day = Key(today) }));

    /// <summary>The numbers of each day from one on: how many are active on each channel.</summary>
    public Task<IReadOnlyList<(string Day, string Channel, long People)>> ActiveSinceAsync(DateOnly first) => database.ReadAsync(session =>
        session.QueryAsync<(string, string, long)>(
            "select day, channel, people from subscriber_tallies where status = 'Active' and day >= @first order by day, channel", new { first = Key(first) }));

    /// <summary>Today, against a week ago.</summary>
    public async Task<TallyNews> LatestAsync(DateOnly today) => await database.ReadAsync(async session =>
    {
        var weekAgo = today.AddDays(-7);
        var (active, joined) = await session.FirstOrDefaultAsync<(long Active, long Joined)>(
            "select count(*), count(*) filter (where since >= @since) from subscribers where status = 'Active'",
            new { since = new DateTimeOffset(weekAgo.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) });
        var then = await session.FirstOrDefaultAsync<long?>("select sum(people) from subscriber_tallies where status = 'Active' and day = @day", new { day = Key(weekAgo) });
        return new TallyNews(active, joined, then is { } before ? Math.Max(0, before + joined - active) : null);
    });

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Active">How many get something now.</param>
/// <param name="JoinedThisWeek">How many of them are new since a week ago.</param>
/// <param name="LostThisWeek">How many were lost since then; null while nobody counted a week ago.</param>
internal sealed record TallyNews(long Active, long JoinedThisWeek, long? LostThisWeek);

/// <summary>Counts once an hour.</summary>
internal sealed class TallyKeeper(Tallies tallies, TimeZoneInfo zone, TimeProvider time, ILogger<TallyKeeper> log) : PeriodicService(TimeSpan.FromHours(1), time, log)
{
    protected override Task RunOnceAsync(CancellationToken stoppingToken) => tallies.CountAsync(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), zone).DateTime));
}
