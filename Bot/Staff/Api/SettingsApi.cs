using System.Reflection;
using Bot.Broadcasts;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Pages;
using Bot.Storage;

namespace Bot.Staff.Api;

/// <summary>How the bot is set, and a backup. What is set, is set in its files and its environment, not here.</summary>
internal static class SettingsApi
{
    public static void Map(ApiRoutes routes)
    {
        routes.Read<SettingsShape>("/settings", Scope.SettingsRead, "What is on, the limits, the version, the database and its backups.", Show);
        routes.Act<BackupShape>(
            "/settings/backup", Scope.SettingsWrite, Role.Admin, "Makes a backup now, on the bot's own disk; one a second at most.", async (ApiCall call, BackingUp backingUp) =>
                await backingUp.RunAsync(call) is var (outcome, name) ? await call.AnswerAsync(outcome, _ => Task.FromResult(ApiAnswer.Ok(BackupShape.Of(backingUp.Files().First(f => f.Name == name))))) : call.Missing(),
            once: false);
    }

    private static ApiAnswer Show(
        ApiCall call, ChannelDirectory channels, BroadcastsOptions broadcasts, StaffOptions staff, SqliteConnections database, BackingUp backingUp) => ApiAnswer.Ok(new SettingsShape(
            typeof(SettingsApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
            [.. channels.All.Select(c => c.Name)], call.Zone.Id, broadcasts.QuietHours, broadcasts.MaxPerSubscriberPerDay, staff.TopicsToApprove, broadcasts.PauseAtFailureShare, broadcasts.KeepLedgerDays,
            call.Catalog.RequireReview, new FileInfo(database.File).Length, [.. backingUp.Files().Select(BackupShape.Of)]));
}

/// <summary>How the bot is set.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Channels">Which are connected.</param>
/// <param name="TimeZone">In which days and hours are reckoned.</param>
/// <param name="QuietHours">In which nothing is sent in bulk but what is urgent; empty = none.</param>
/// <param name="MaxPerSubscriberPerDay">Bulk messages one subscriber gets in a day; 0 = no limit.</param>
/// <param name="AlwaysApprove">Topics of which everything needs a second person.</param>
/// <param name="PauseAtFailureShare">The part of failures at which a broadcast pauses itself.</param>
/// <param name="KeepLedgerDays">Days that a broadcast's deliveries are kept one by one.</param>
/// <param name="RequireReview">Whether only reviewed content can leave.</param>
/// <param name="DatabaseBytes">How large the database is.</param>
/// <param name="Backups">The newest 20 backups.</param>
internal sealed record SettingsShape(
    string Version, IReadOnlyList<string> Channels, string TimeZone, string QuietHours, int MaxPerSubscriberPerDay, IReadOnlyList<string> AlwaysApprove, double PauseAtFailureShare, int KeepLedgerDays,
    bool RequireReview, long DatabaseBytes, IReadOnlyList<BackupShape> Backups) : IShape<SettingsShape>
{
    public static SettingsShape Example { get; } = new("1.0.0", ["telegram", "webchat"], "Asia/Shanghai", "21:00-07:00", 3, ["health"], 0.5, 180, false, 4_218_880, [BackupShape.Example]);
}

/// <summary>A copy of the database.</summary>
/// <param name="Name">Its name in the folder of backups.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="At">When it was written.</param>
internal sealed record BackupShape(string Name, long Bytes, DateTimeOffset At) : IShape<BackupShape>
{
    public static BackupShape Example { get; } = new("sciencebot-20261121-063000.db", 4_218_880, Moment.At(14, 30));

    public static BackupShape Of(FileInfo file) => new(file.Name, file.Length, new(file.LastWriteTimeUtc, TimeSpan.Zero));
}
