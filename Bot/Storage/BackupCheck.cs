using Bot.Messaging;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Whether a copy is whole, ours, and not from a newer version.</summary>
internal static class BackupCheck
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <returns>What is wrong with it; null = nothing.</returns>
    public static Phrase? Problem(string file)
    {
        if (!File.Exists(file))
        {
            return new("reason.backup-missing", ("file", file));
        }

        try
        {
            // SQLite would only say that it cannot open it.
            File.OpenRead(file).Dispose();
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();
            var check = connection.ExecuteScalar<string>("pragma integrity_check(1)");
            if (check != "ok")
            {
                return Damaged(file, check ?? "");
            }

            if (connection.ExecuteScalar<long>("select count(*) from sqlite_master where name in ('schema_versions', 'subscribers')") < 2)
            {
                return new("reason.backup-of-another", ("file", file));
            }

            var version = connection.ExecuteScalar<long>("select max(version) from schema_versions");
            return version > Migrator.Newest ? new("reason.backup-newer", ("file", file), ("version", version), ("known", Migrator.Newest)) : null;
        }
        catch (SqliteException problem)
        {
            return problem.SqliteErrorCode switch
            {
                Corrupt => Damaged(file, problem.Message),
                NotADatabase => new("reason.backup-foreign", ("file", file)),
                _ => Unreadable(file, problem),
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Unreadable(file, problem);
        }
    }

    private static Phrase Damaged(string file, string why) =>
        new("reason.backup-damaged", ("file", file), ("problem", why.ReplaceLineEndings(" ").TrimEnd('.')));

    private static Phrase Unreadable(string file, Exception problem) =>
        new("reason.backup-unreadable", ("file", file), ("problem", problem.Message.TrimEnd('.')));
}
