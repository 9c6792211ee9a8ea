using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Bot.Commands.Bench;

/// <summary>What SQLite does by itself, as durable as the bot: one prepared insert a commit, and nothing else.</summary>
internal static class BareInserts
{
    /// <returns>Rows a second.</returns>
    public static double Run(string file, int count)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; create table rows (id integer primary key, given text not null, at bigint not null);";
        command.ExecuteNonQuery();
        command.CommandText = "insert into rows (given, at) values ('0', @at)";
        var at = command.Parameters.Add("@at", SqliteType.Integer);
        command.Prepare();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            at.Value = i;
            command.ExecuteNonQuery();
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}
