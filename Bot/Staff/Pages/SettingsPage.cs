using System.Globalization;
using System.Reflection;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Storage;

namespace Bot.Staff.Pages;

/// <summary>What is on, how it is set, and a backup at the press of a button.</summary>
internal static class SettingsPage
{
    public static void Map(StaffRoutes routes)
    {
        routes.Read("/settings", Role.Admin, Show);
        routes.Act("/settings/backup", Role.Admin, BackUpAsync);
    }

    private static IResult Show(Visit visit, ChannelDirectory channels, BroadcastsOptions broadcasts, StaffOptions staff, SqliteConnections database, Backup backup, BackingUp backingUp, StorageOptions storage)
    {
        var t = visit.T;
        var files = backingUp.Files();
        (string, string)[] facts =
        [
            (t["settings.version"], typeof(SettingsPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? ""),
            (t["settings.channels"], string.Join(t.Separator, channels.All.Select(c => Words.Channel(visit, c.Name)))),
            (t["settings.zone"], visit.Zone.Id),
            (t["settings.quiet"], broadcasts.QuietHours.Length == 0 ? t["settings.none"] : broadcasts.QuietHours),
            (t["settings.per-day"], broadcasts.MaxPerSubscriberPerDay == 0 ? t["settings.none"] : broadcasts.MaxPerSubscriberPerDay.ToString(CultureInfo.InvariantCulture)),
            (t["settings.approve"], staff.TopicsToApprove.Count == 0 ? t["settings.none"] : string.Join(t.Separator, staff.TopicsToApprove.Select(x => visit.Catalog.Topics.TryGetValue(x, out var topic) ? topic.Names.In(visit.Locale) : x))),
            (t["settings.pause-at"], broadcasts.PauseAtFailureShare.ToString("P0", CultureInfo.InvariantCulture)),
            (t["settings.keep"], t["settings.days", ("count", $"{broadcasts.KeepLedgerDays}")]),
            (t["settings.database"], $"{database.File} ({Megabytes(new FileInfo(database.File).Length)})"),
            (t["settings.daily"], storage.BackupsKept == 0 ? t["settings.daily-off"] : t["settings.daily-on", ("time", $"{storage.BackupAt:hh\\:mm}"), ("count", $"{storage.BackupsKept}")]),
        ];
        return visit.Page(t["menu.settings"], Html.Of($"""
            <table><tbody>{Html.Each(facts, f => Html.Of($"<tr><th scope=\"row\">{f.Item1}</th><td>{f.Item2}</td></tr>"))}</tbody></table>
            <p class="soft">{t["settings.where"]}</p>
            <section class="card"><h2>{t["settings.backup"]}</h2><p>{t["settings.backup-what", ("folder", backup.Folder)]}</p>
            {Layout.Form(visit, "/settings/backup", Html.Of($"""<button class="main">{t["settings.backup-now"]}</button>"""))}
            {Html.If(files.Count > 0, $"<ul>{Html.Each(files, f => Html.Of($"<li><code>{f.Name}</code> {Megabytes(f.Length)}</li>"))}</ul>")}</section>
            """));
    }

    private static async Task<IResult> BackUpAsync(Visit visit, BackingUp backingUp) => visit.Answer((await backingUp.RunAsync(visit)).Outcome, _ => visit.Go("/settings", "backup"));

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
