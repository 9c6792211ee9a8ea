using Bot.Content;
using Bot.Storage;
using Bot.Tests.Builders;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

/// <summary>A file made by the first version of all, whose scripts were shorter, is brought to this one with everything in it.</summary>
public sealed class UpdatingEarlyFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sciencebot-early-");
    private readonly SqliteConnections connections;

    public UpdatingEarlyFiles() => connections = new("Data Source=bot.db;Pooling=False", folder.FullName);

    public void Dispose()
    {
        connections.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void What_an_early_file_lacks_is_added_and_what_is_in_it_stays()
    {
        MakeEarly(connections.File);

        Migrator.Migrate(connections, TimeProvider.System);

        using var updated = connections.Open();
        updated.ExecuteScalar<string>("select traits_key from subscribers where address = '7'")
            .ShouldBe(new Traits([], "371324", "farmer", ["wheat", "maize"]).Key);
        updated.ExecuteScalar<string>("select traits_key from subscribers where address = '8'").ShouldBe(new Traits([], null, null, []).Key);
        updated.QuerySingle<(long, long, long)>("select urgent, paid, throttled from broadcasts").ShouldBe((0, 0, 0));
        updated.ExecuteScalar<long>("select count(*) from deliveries").ShouldBe(1);
        using var fresh = Fresh();
        Shape(updated).ShouldBe(Shape(fresh), ignoreOrder: true);
    }

    [Fact]
    public void Updated_once_it_is_left_alone()
    {
        MakeEarly(connections.File);
        Migrator.Migrate(connections, TimeProvider.System);
        using var updated = connections.Open();
        var before = Shape(updated);

        Migrator.Migrate(connections, TimeProvider.System);

        Shape(updated).ShouldBe(before);
    }

    [Fact]
    public void Tables_that_an_early_script_made_for_a_later_one_do_not_stand_in_its_way()
    {
        Migrator.Migrate(connections, TimeProvider.System);
        using var file = connections.Open();
        foreach (var table in new[] { "contest_ends", "webhook_messages", "webhooks", "api_repeats", "api_tokens" })
        {
            Execute(file, $"drop table {table}");
        }

        Execute(file, "delete from schema_versions where version = 7");
        Execute(file, "create table webhooks (id integer primary key, url text not null unique, removed_at bigint)");

        Migrator.Migrate(connections, TimeProvider.System);

        using var fresh = Fresh();
        Shape(file).ShouldBe(Shape(fresh), ignoreOrder: true);
    }

    /// <summary>As the first version made it: script 1 without what was added to it later.</summary>
    private static void MakeEarly(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, File.ReadAllText(Path.Combine(Repository.Root, "Bot.Tests", "Storage", "early.sql")));
    }

    private static void Execute(SqliteConnection connection, string sql) => connection.Execute(sql);

    private SqliteConnection Fresh()
    {
        using var fresh = new SqliteConnections("Data Source=fresh.db;Pooling=False", folder.FullName);
        Migrator.Migrate(fresh, TimeProvider.System);
        var connection = new SqliteConnection($"Data Source={fresh.File};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Every column of every table, and every index.</summary>
    private static List<string> Shape(SqliteConnection connection) =>
    [
        .. connection.Query<string>("select m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'"),
        .. connection.Query<string>("select name from sqlite_master where type = 'index' and name not like 'sqlite_%'"),
    ];
}
