using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Whether a copy is whole, ours, and not from a newer version.</summary>
internal static class BackupCheck
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <returns>What is wrong with it; null = nothing.</returns>
    public static string? Problem(string file)
    {
        if (!File.Exists(file))
        {
            return $"There is no file {file}.";
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
                return $"{file} is a database of another program. Name a copy made by 'backup'.";
            }

            var version = connection.ExecuteScalar<long>("select max(version) from schema_versions");
            return version > Migrator.Newest ? $"{file} has version {version}, this program knows versions up to {Migrator.Newest}. Install the newer ScienceBot first." : null;
        }
        catch (SqliteException problem)
        {
            return problem.SqliteErrorCode switch
            {
                Corrupt => Damaged(file, problem.Message),
                NotADatabase => $"{file} is no ScienceBot database. Name a copy made by 'backup'.",
                _ => Unreadable(file, problem),
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Unreadable(file, problem);
        }
    }

    private static string Damaged(string file, string why) => $"{file} is damaged: {why.ReplaceLineEndings(" ").TrimEnd('.')}. Use another backup.";

    private static string Unreadable(string file, Exception problem) => $"{file} cannot be read: {problem.Message.TrimEnd('.')}. Check who owns it and who may read it.";
}
