using System.Globalization;
using Bot.Messaging;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Copies of the database: made while the program runs, and put back while it does not.</summary>
/// <param name="connections">To the database.</param>
/// <param name="time">The clock.</param>
/// <param name="folder">Where copies go that are asked for without a name; null = beside the database.</param>
internal sealed class Backup(SqliteConnections connections, TimeProvider time, string? folder = null)
{
    /// <summary>What a file is called until it is whole.</summary>
    private const string Part = ".part";

    /// <summary>What SQLite keeps beside a database that was not closed; they belong together.</summary>
    private static readonly string[] Sides = ["-wal", "-shm"];

    public string Folder => folder ?? Path.Combine(Path.GetDirectoryName(connections.File)!, "backups");

    /// <summary>A name for a copy made now.</summary>
    public string NewName() => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"sciencebot-{time.GetUtcNow():yyyyMMdd-HHmmss}.db"));

    /// <summary>Copies the database as it is at one moment (SQLite's backup API), checks the copy, and gives it its name only then. Its keys go along.</summary>
    /// <returns>What stands in the way; null when it is done.</returns>
    public Phrase? Write(string file)
    {
        if (File.Exists(file))
        {
            return new("reason.backup-there", ("file", file));
        }

        if (!File.Exists(connections.File))
        {
            return new("reason.backup-nothing", ("file", connections.File));
        }

        var part = file + Part;
        try
        {
            Sealing.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.Delete(part);
            PrivateFiles.Create(part);
            Copy(part);
            if (BackupCheck.Problem(part) is { } problem)
            {
                File.Delete(part);
                return problem;
            }

            CopyKeys(Sealing.KeysOf(connections.File), Sealing.KeysOf(file));
            File.Move(part, file);
            return null;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException)
        {
            PrivateFiles.TryDelete(part);
            return new("reason.backup-not-written", ("file", file), ("problem", trouble.Message.TrimEnd('.')));
        }
    }

    /// <summary>Puts a copy in the place of the database, and keeps what was there, even if it is damaged.</summary>
    /// <returns>Where what was there is now (null when nothing was), or what stands in the way: then everything is as it was.</returns>
    public (string? Kept, Phrase? Problem) Restore(string file)
    {
        if (BackupCheck.Problem(file) is { } problem)
        {
            return (null, problem);
        }

        var part = connections.File + Part;
        try
        {
            // The whole copy first: a full disk must not leave us with neither.
            Sealing.CreateFolder(Path.GetDirectoryName(connections.File)!);
            PrivateFiles.Copy(file, part);
            CopyKeys(Sealing.KeysOf(file), Sealing.KeysOf(connections.File));
            SqliteConnection.ClearAllPools();
            var kept = KeepAside();
            File.Move(part, connections.File);
            return (kept, null);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            PrivateFiles.TryDelete(part);
            return (null, new("reason.backup-not-restored", ("file", connections.File), ("problem", trouble.Message.TrimEnd('.'))));
        }
    }

    private void Copy(string part)
    {
        using var source = connections.Open();
        using var copy = new SqliteConnection($"Data Source={part};Pooling=False");
        copy.Open();
        source.BackupDatabase(copy);
        // One file that can be read alone, from a medium that cannot be written to as well.
        copy.Execute("pragma journal_mode = delete");
    }

    /// <summary>Renames what is there, with what SQLite has beside it: nothing of it is opened, for it may be what is broken.</summary>
    private string? KeepAside()
    {
        if (!File.Exists(connections.File))
        {
            return null;
        }

        var kept = string.Create(CultureInfo.InvariantCulture, $"{connections.File}.before-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        File.Move(connections.File, kept);
        foreach (var side in Sides.Where(s => File.Exists(connections.File + s)))
        {
            File.Move(connections.File + side, kept + side);
        }

        return kept;
    }

    /// <summary>Without its keys, what is sealed in a copy could not be read. Keys that are there stay: each has a name of its own.</summary>
    private static void CopyKeys(string from, string to)
    {
        foreach (var key in Directory.Exists(from) ? Directory.GetFiles(from, "*.xml") : [])
        {
            var target = Path.Combine(Sealing.CreateFolder(to).FullName, Path.GetFileName(key));
            if (!File.Exists(target))
            {
                PrivateFiles.Copy(key, target);
            }
        }
    }
}
