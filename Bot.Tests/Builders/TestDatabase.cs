using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Tests.Builders;

/// <summary>A real SQLite database in a folder of its own, brought to this version.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sciencebot-database-");

    public TestDatabase()
    {
        SqlInstants.Register();
        File = Path.Combine(folder.FullName, "bot.db");
        Connections = new($"Data Source={File}", folder.FullName);
        Migrator.Migrate(Connections, TimeProvider.System);
        Database = new(Connections);
    }

    public string File { get; }

    public SqliteConnections Connections { get; private set; }

    public Database Database { get; private set; }

    public SubscriberNews News => new(new(Database, TimeProvider.System), TimeProvider.System);

    /// <summary>Closes the database and opens it again: what is there now was on the disk.</summary>
    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Connections = new($"Data Source={File}", folder.FullName);
        Database = new(Connections);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
