using System.Diagnostics.Metrics;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Notices;
using Bot.Storage;
using Dapper;

namespace Bot.Operations;

/// <summary>How things stand when somebody asks, beside what <see cref="BotMetrics"/> counts while they happen. All are small indexed counts.</summary>
internal sealed class StateMetrics : IDisposable
{
    private static readonly string[] OpenStatuses = ["Scheduled", "Sending", "Paused"];

    private readonly SqliteConnections connections;
    private readonly Meter meter;

    public StateMetrics(SqliteConnections connections, Backup backup, SenderLock senderLock)
    {
        this.connections = connections;
        meter = new(new MeterOptions(BotMetrics.MeterName) { Scope = this });
        meter.CreateObservableGauge("sciencebot.notices.open", CountNotices, "{notice}", "Notices that nobody has dealt with, by severity.");
        meter.CreateObservableGauge("sciencebot.broadcasts.open", CountBroadcasts, "{broadcast}", "Broadcasts that have not ended, by status.");
        meter.CreateObservableGauge("sciencebot.updates.waiting", () => Scalar("select count(*) from updates where state = 0"), "{update}", "Updates received and not yet handled.");
        meter.CreateObservableGauge("sciencebot.database.size", () => new FileInfo(connections.File).Length, "By", "Size of the database file.");
        meter.CreateObservableGauge("sciencebot.backup.newest.timestamp", () => NewestOf(backup.Folder), "s", "When the newest copy in the backup folder was made, as unix time; 0 = there is none.");
        meter.CreateObservableGauge("sciencebot.sender", () => senderLock.IsHeld ? 1L : 0L, null, "1 when this process sends; 0 while another one does.");
    }

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<long>> CountNotices()
    {
        var counts = Rows("select severity, count(*) from notices where handled_at is null group by severity");
        return Enum.GetValues<NoticeSeverity>().Select(s => Of(counts.GetValueOrDefault($"{(int)s}"), "severity", s.ToString()));
    }

    private IEnumerable<Measurement<long>> CountBroadcasts()
    {
        var counts = Rows("select status, count(*) from broadcasts where status in ('Scheduled', 'Sending', 'Paused') group by status");
        return OpenStatuses.Select(s => Of(counts.GetValueOrDefault(s), "status", s));
    }

    private static Measurement<long> Of(long count, string label, string value) => new(count, new KeyValuePair<string, object?>(label, value.ToLowerInvariant()));

    private long Scalar(string sql)
    {
        using var connection = connections.Open();
        return connection.ExecuteScalar<long>(sql);
    }

    private Dictionary<string, long> Rows(string sql)
    {
        using var connection = connections.Open();
        return connection.Query<(string, long)>(sql).ToDictionary(r => r.Item1, r => r.Item2);
    }

    private static long NewestOf(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).GetFiles("*.db").Select(f => new DateTimeOffset(f.LastWriteTimeUtc).ToUnixTimeSeconds()).DefaultIfEmpty().Max()
        : 0;
}
