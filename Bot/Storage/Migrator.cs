using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Brings the database file to this program's version: numbered SQL files, each applied once, all in one transaction.</summary>
internal static class Migrator
{
    private const string Prefix = "migrations/";

    /// <summary>The version this program brings a file to.</summary>
    public static long Newest => Scripts()[^1].Version;

    /// <exception cref="StartRefusedException">The file cannot be opened, is no database, or is from a newer version.</exception>
    public static void Migrate(SqliteConnections connections, TimeProvider time)
    {
        try
        {
            Sealing.CreateFolder(Path.GetDirectoryName(connections.File)!);
            KeepFromOtherUsers(connections.File);
            using var connection = connections.Open();
            connection.Execute("pragma journal_mode = wal");
            Apply(connections, connection, time);
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The database {connections.File} cannot be opened: {problem.Message} " +
                "Check that the folder exists and may be written to, and that Storage:ConnectionString names the right file.");
        }
    }

    /// <summary>Names and chats are nobody's business on a shared machine. SQLite gives its side files the same rights.</summary>
    private static void KeepFromOtherUsers(string file)
    {
        if (OperatingSystem.IsWindows() || File.Exists(file))
        {
            return;
        }

        // OpenOrCreate: another ScienceBot may start on the same file at this very moment.
        new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }).Dispose();
    }

    private static void Apply(SqliteConnections connections, SqliteConnection connection, TimeProvider time)
    {
        using var transaction = connections.BeginWrite(connection);
        connection.Execute("create table if not exists schema_versions (version integer primary key, name text not null, applied_at bigint not null)", transaction: transaction);
        var present = connection.Query<long>("select version from schema_versions", transaction: transaction).ToHashSet();
        var scripts = Scripts();
        // Numbers may have gaps, and a gap may be filled later: what counts is which scripts this file has had.
        if (present.Count > 0 && present.Max() > scripts[^1].Version)
        {
            throw new StartRefusedException(
                $"The database {connections.File} has version {present.Max()}, this program knows versions up to {scripts[^1].Version}. " +
                "It was written by a newer ScienceBot: start that one, or name another file in Storage:ConnectionString.");
        }

        EarlyForms.Complete(connection, transaction, present, (script, table) => ForSqlite(StatementOf(scripts.Single(s => s.Version == script).Sql, table)));
        foreach (var (version, name, sql) in scripts.Where(s => !present.Contains(s.Version)))
        {
            connection.Execute(ForSqlite(sql), transaction: transaction);
            connection.Execute(
                "insert into schema_versions (version, name, applied_at) values (@version, @name, @now)",
                new { version, name, now = time.GetUtcNow().ToUnixTimeMilliseconds() },
                transaction);
        }

        transaction.Commit();
    }

    /// <summary>The statement of a script that makes a table; statements end with the only semicolons there are.</summary>
    private static string StatementOf(string sql, string table)
    {
        var start = sql.IndexOf($"create table {table} (", StringComparison.Ordinal);
        return sql[start..(sql.IndexOf(';', start) + 1)];
    }

    /// <summary>The only two things in the scripts that databases spell differently.</summary>
    private static string ForSqlite(string sql) =>
        sql.Replace("{id}", "integer primary key autoincrement", StringComparison.Ordinal)
           .Replace("{clustered}", "without rowid", StringComparison.Ordinal);

    private static IReadOnlyList<(long Version, string Name, string Sql)> Scripts() =>
        [.. from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
            where resource.StartsWith(Prefix, StringComparison.Ordinal)
            let name = Path.GetFileNameWithoutExtension(resource[Prefix.Length..])
            let version = long.Parse(name.Split('_')[0], CultureInfo.InvariantCulture)
            orderby version
            select (version, name, Read(resource))];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
