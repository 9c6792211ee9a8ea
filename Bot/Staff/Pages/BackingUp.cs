using Bot.Storage;

namespace Bot.Staff.Pages;

/// <summary>A backup when somebody asks for one, beside those that are there.</summary>
internal sealed class BackingUp(Backup backup)
{
    private const int MostShown = 20;

    /// <summary>The newest copies.</summary>
    public IReadOnlyList<FileInfo> Files() => Directory.Exists(backup.Folder)
        ? [.. new DirectoryInfo(backup.Folder).GetFiles("*.db").OrderByDescending(f => f.LastWriteTimeUtc).Take(MostShown)]
        : [];

    /// <returns>What came of it, and the copy's name.</returns>
    public async Task<(Outcome Outcome, string Name)> RunAsync(Caller caller)
    {
        var file = backup.NewName();
        // Not inside the log's transaction: the copy would wait for it.
        if (await Task.Run(() => backup.Write(file)) is { } problem)
        {
            return (Outcome.Of(problem, 0), "");
        }

        var name = Path.GetFileName(file);
        await caller.ActAsync("settings.backup", "settings", null, name, () => Task.CompletedTask);
        return (Outcome.Of(null, 0), name);
    }
}
