using System.Data;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>Opens SQLite connections, all with the same durability: WAL, and an fsync at each commit.</summary>
internal sealed class SqliteConnections : IDisposable
{
    private readonly string connectionString;

    /// <param name="connectionString">As configured.</param>
    /// <param name="home">The folder that relative file names start from.</param>
    public SqliteConnections(string connectionString, string home)
    {
        var builder = Parse(connectionString);
        File = Path.GetFullPath(builder.DataSource, home);
        builder.DataSource = File;
        builder.ForeignKeys = true;
        this.connectionString = builder.ToString();
    }

    /// <summary>The database file's full path.</summary>
    public string File { get; }

    public SqliteConnection Open() => Opened(new SqliteConnection(connectionString));

    /// <summary>Opens a connection for all writes to come.</summary>
    public WriterConnection OpenWriter() => Opened(new WriterConnection(connectionString));

    private static T Opened<T>(T connection)
        where T : SqliteConnection
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma busy_timeout = 5000; pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -16000;";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Takes the write lock at once, so that a write never fails half-way because another process came first.</summary>
    public SqliteTransaction BeginWrite(SqliteConnection connection)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
    }

    private bool disposed;

    public void Dispose()
    {
        disposed = true;
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static SqliteConnectionStringBuilder Parse(string text)
    {
        const string fix = "Storage:ConnectionString should look like 'Data Source=data/sciencebot.db'";
        try
        {
            var builder = new SqliteConnectionStringBuilder(text);
            return builder.DataSource is "" or ":memory:"
                ? throw new StartRefusedException($"{fix}; '{text}' names no file.")
                : builder;
        }
        catch (ArgumentException problem)
        {
            throw new StartRefusedException($"{fix}; '{text}' cannot be read: {problem.Message}");
        }
    }
}
