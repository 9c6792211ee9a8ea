using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Copies of the database: made while the program runs, and put back while it does not.</summary>
internal sealed class Backup(SqliteConnections connections, TimeProvider time)
{
    /// <summary>Where copies go that are asked for without a name: beside the database.</summary>
    public string Folder => Path.Combine(Path.GetDirectoryName(connections.File)!, "backups");

    /// <summary>A name for a copy made now.</summary>
    public string NewName() => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"sciencebot-{time.GetUtcNow():yyyyMMdd-HHmmss}.db"));

    /// <summary>Copies the database as it is at one moment (SQLite's backup API), checks the copy, and gives it its name only then. Its keys go along.</summary>
    /// <returns>What stands in the way; null when it is done.</returns>
    public string? Write(string file)
    {
        if (File.Exists(file))
        {
            return $"{file} is there already: a backup is never written over. Name another file.";
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var part = file + ".part";
        File.Delete(part);
        CreatePrivate(part);
        using (var source = connections.Open())
        using (var copy = new SqliteConnection($"Data Source={part};Pooling=False"))
        {
            copy.Open();
            source.BackupDatabase(copy);
        }

        if (Problem(part) is { } problem)
        {
            return problem;
        }

        File.Move(part, file);
        CopyKeys(Sealing.KeysOf(connections.File), Sealing.KeysOf(file));
        return null;
    }

    /// <summary>Puts a copy in the place of the database, and keeps what was there.</summary>
    /// <returns>Where what was there is now (null when nothing was), or what stands in the way.</returns>
    public (string? Kept, string? Problem) Restore(string file)
    {
        if (Problem(file) is { } problem)
        {
            return (null, problem);
        }

        string? kept = null;
        if (File.Exists(connections.File))
        {
            // Everything into the one file, so that it can be moved alone.
            using (var old = connections.Open())
            {
                old.Execute("pragma wal_checkpoint(truncate)");
            }

            SqliteConnection.ClearAllPools();
            kept = string.Create(CultureInfo.InvariantCulture, $"{connections.File}.before-{time.GetUtcNow():yyyyMMdd-HHmmss}");
            File.Move(connections.File, kept);
            File.Delete(connections.File + "-wal");
            File.Delete(connections.File + "-shm");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(connections.File)!);
        CreatePrivate(connections.File + ".part");
        File.Copy(file, connections.File + ".part", overwrite: true);
        File.Move(connections.File + ".part", connections.File);
        CopyKeys(Sealing.KeysOf(file), Sealing.KeysOf(connections.File));
        return (kept, null);
    }

    /// <summary>Without its keys, what is sealed in a copy could not be read. Keys that are there stay: each has a name of its own.</summary>
    private static void CopyKeys(string from, string to)
    {
        foreach (var key in Directory.Exists(from) ? Directory.GetFiles(from, "*.xml") : [])
        {
            var target = Path.Combine(Sealing.CreateFolder(to).FullName, Path.GetFileName(key));
            if (!File.Exists(target))
            {
                CreatePrivate(target);
                File.Copy(key, target, overwrite: true);
            }
        }
    }

    /// <summary>What is wrong with a copy; null when it is whole and ours.</summary>
    private static string? Problem(string file)
    {
        if (!File.Exists(file))
        {
            return $"There is no file {file}.";
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();
            var check = connection.ExecuteScalar<string>("pragma integrity_check(1)");
            if (check != "ok")
            {
                return $"{file} is damaged: {check}. Use another backup.";
            }

            var version = connection.ExecuteScalar<long>("select max(version) from schema_versions");
            return version > Migrator.Newest ? $"{file} has version {version}, this program knows versions up to {Migrator.Newest}. Install the newer ScienceBot first." : null;
        }
        catch (SqliteException problem)
        {
            return $"{file} is no ScienceBot database: {problem.Message}";
        }
    }

    private static void CreatePrivate(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }
}
