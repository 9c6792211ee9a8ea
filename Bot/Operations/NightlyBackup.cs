using System.Globalization;
using Bot.Content;
using Bot.Deliveries;
using Bot.Hosting;
using Bot.Messaging;
using Bot.Notices;
using Bot.Storage;

namespace Bot.Operations;

/// <summary>
/// A copy of the database each day, and the newest few kept. The file's name says the day, so there is one a day however often the
/// program starts; a day on which it did not run is made up for when it does. Copies made by hand are left alone.
/// </summary>
internal sealed class NightlyBackup(
    Backup backup, StorageOptions options, SenderLock senderLock, NoticeBoard board, ContentLibrary content, TimeZoneInfo zone, TimeProvider time, ILogger<NightlyBackup> log)
    : PeriodicService(TimeSpan.FromMinutes(10), time, log)
{
    private const string Prefix = "nightly-";

    private string? saidOf;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        var now = TimeZoneInfo.ConvertTime(Time.GetUtcNow(), zone);
        var file = Path.Combine(backup.Folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now:yyyyMMdd}.db"));
        if (options.BackupsKept == 0 || now.TimeOfDay < options.BackupAt || !senderLock.IsHeld || File.Exists(file))
        {
            return;
        }

        if (await Task.Run(() => backup.Write(file), stoppingToken) is { } problem)
        {
            await SayAsync(file, problem);
            return;
        }

        log.LogInformation("Wrote the daily backup {File}", file);
        await board.SettleAsync(NoticeKind.BackupFailed);
        DropOld();
    }

    /// <summary>Once a day, though it is tried again and again. The log first: on a full disk there may be no room for a notice.</summary>
    private async Task SayAsync(string file, Phrase problem)
    {
        if (saidOf == file)
        {
            return;
        }

        saidOf = file;
        log.LogError("The daily backup failed and is tried again: {Problem}", content.Current.Say(problem, Wording.OfLogs));
        await board.PutAsync(new()
        {
            Key = $"{NoticeKind.BackupFailed}/{Path.GetFileName(file)}",
            Kind = NoticeKind.BackupFailed,
            Severity = NoticeSeverity.Urgent,
            Text = TextKeys.NoticeBackupFailed,
            Arguments = new Dictionary<string, Phrase> { ["problem"] = problem },
        });
    }

    private void DropOld()
    {
        foreach (var old in Directory.GetFiles(backup.Folder, Prefix + "*.db").OrderDescending(StringComparer.Ordinal).Skip(options.BackupsKept))
        {
            File.Delete(old);
            if (Directory.Exists(Sealing.KeysOf(old)))
            {
                Directory.Delete(Sealing.KeysOf(old), recursive: true);
            }
        }
    }
}
