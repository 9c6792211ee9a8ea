using Microsoft.Data.Sqlite;

namespace Bot.Tests.Fakes;

/// <summary>As long as it lives, one kind of statement on one table fails as on a full disk.</summary>
internal sealed class FullDisk : IDisposable
{
    public const string Complaint = "the disk is full";

    private readonly string database;

    /// <param name="bot">Whose database.</param>
    /// <param name="statement"><c>insert</c>, <c>update</c> or <c>delete</c>.</param>
    /// <param name="table">The table.</param>
    public FullDisk(BotUnderTest bot, string statement, string table)
    {
        database = bot.Database;
        Execute($"create trigger full_disk before {statement} on {table} begin select raise(abort, '{Complaint}'); end");
    }

    /// <summary>There is room again.</summary>
    public void Dispose() => Execute("drop trigger full_disk");

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only what stands above comes here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
