using System.Security.Cryptography;
using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Builders;
using Dapper;

namespace Bot.Tests.Storage;

/// <summary>Bringing a database file to this program's version.</summary>
public sealed class Migrating : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sciencebot-migrate-");

    /// <summary>The scripts that files have been made with, by the beginning of their SHA-256.</summary>
    private static readonly Dictionary<string, string> Released = new()
    {
        ["0001_foundation.sql"] = "fd4d82df8217b89b",
        ["0003_quizzes.sql"] = "b1aa7a4feb81d937",
        ["0004_enquiries.sql"] = "c688b595b5efff15",
        ["0005_staff.sql"] = "0b019bc775239a21",
        ["0006_games.sql"] = "32f8409319e6ed38",
        ["0007_api.sql"] = "61c7de2aa648e5e6",
        ["0008_desk.sql"] = "e31719fb2c362e00",
        ["0009_corrections.sql"] = "1f5f4b5cbafc761c",
        ["0010_reasons.sql"] = "8be9534e49ffd934",
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_fresh_file_gets_everything_with_its_folder()
    {
        using var connections = Connections("data/deeper/bot.db");
        Migrator.Migrate(connections, TimeProvider.System);
        Tables(connections).ShouldContain("subscribers");
        Versions(connections).ShouldBeUnique();
        Versions(connections)[0].ShouldBe(1);
    }

    [Fact]
    public void A_file_of_this_version_is_left_as_it_is()
    {
        using var connections = Connections("bot.db");
        Migrator.Migrate(connections, TimeProvider.System);
        Execute(connections, "insert into schedule_marks values ('rule', 1)");
        var before = Dump(connections);
        Migrator.Migrate(connections, TimeProvider.System);
        Dump(connections).ShouldBe(before);
    }

    [Fact]
    public void A_script_that_fills_a_gap_is_applied_to_a_file_that_has_had_later_ones()
    {
        using var connections = Connections("bot.db");
        Migrator.Migrate(connections, TimeProvider.System);
        Execute(connections, "delete from schema_versions where version = 1");

        Refusal(connections).ShouldContain("table subscribers already exists"); // it was tried: what counts is not the highest number
    }

    [Theory]
    [InlineData("paused by hand", "有人按了暂停。")]
    [InlineData("cancelled by hand", "有人取消了。")]
    [InlineData("retry of 7", "重发 7 号群发里没送到的。")]
    [InlineData("stale", "过了时间，没有再发")]
    [InlineData("bad-content: the \"tag\" <b> in C:\\x\nis open", "平台不收这条内容：the \"tag\" <b> in C:\\x\nis open")]
    [InlineData("refused: nobody knows", "平台拒收：nobody knows")]
    [InlineData("3 of 10 deliveries failed, the last one: blocked", "3 of 10 deliveries failed, the last one: blocked")] // words of people and of earlier versions stay
    public void Reasons_that_earlier_versions_wrote_are_said_in_the_readers_language(string before, string after)
    {
        using var connections = Connections("bot.db");
        Migrator.Migrate(connections, TimeProvider.System);
        Execute(connections, "delete from schema_versions where version = 10");
        using var connection = connections.Open();
        connection.Execute(
            "insert into broadcasts (occurrence, content, title, audience, status, status_reason, priority, urgent, paid, resend_doubted, created_at, due_at, stale_at) values ('once', 'frost', '霜', '{}', 'Paused', @before, 1, 0, 0, 0, 0, 0, 0)", new { before });

        Migrator.Migrate(connections, TimeProvider.System);

        Phrase.Read(connection.ExecuteScalar<string>("select status_reason from broadcasts"))!.InChinese().ShouldBe(after);
    }

    [Fact]
    public void A_script_that_files_were_made_with_is_never_changed()
    {
        foreach (var (name, hash) in Released)
        {
            using var script = typeof(Migrator).Assembly.GetManifestResourceStream($"migrations/{name}").ShouldNotBeNull();
            Convert.ToHexStringLower(SHA256.HashData(script))[..16].ShouldBe(hash, $"{name} was changed: files that have had it would lack the change. Write a new script instead.");
        }
    }

    [Fact]
    public void A_newer_file_is_refused_and_untouched()
    {
        using var connections = Connections("bot.db");
        Migrator.Migrate(connections, TimeProvider.System);
        Execute(connections, "insert into schema_versions values (999, 'from the future', 0)");
        var before = Dump(connections);
        Refusal(connections).ShouldMatch("has version 999, this program knows versions up to [0-9]+. It was written by a newer ScienceBot: start that one, or name another file in Storage:ConnectionString.");
        Dump(connections).ShouldBe(before);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "bot.db"), "这不是数据库。" + new string('x', 5000));
        using var connections = Connections("bot.db");
        Refusal(connections).ShouldContain("bot.db cannot be opened: ");
        File.ReadAllText(connections.File).ShouldStartWith("这不是数据库。");
    }

    [Theory]
    [InlineData("a-file/bot.db", "")] // its folder is a file
    [InlineData("a-folder", "")] // it is a folder itself
    [InlineData("old.db", ";Mode=ReadOnly")] // it may not be written to
    public void A_place_that_cannot_be_written_to_is_refused_with_what_to_check(string file, string more)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "a-file"), "");
        folder.CreateSubdirectory("a-folder");
        using (File.Create(Path.Combine(folder.FullName, "old.db")))
        {
        }

        using var connections = Connections(file, more);
        Refusal(connections).ShouldEndWith("Check that the folder exists and may be written to, and that Storage:ConnectionString names the right file.");
    }

    [Fact]
    public async Task Programs_that_start_together_on_a_fresh_file_do_not_disturb_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var own = Connections("bot.db", ";Pooling=False");
            Migrator.Migrate(own, TimeProvider.System);
        })));
        using var connections = Connections("bot.db");
        Tables(connections).ShouldContain("subscribers");
        Versions(connections).ShouldBeUnique();
    }

    private SqliteConnections Connections(string file, string more = "") => new($"Data Source={file}{more}", folder.FullName);

    private static string Refusal(SqliteConnections connections) =>
        Should.Throw<StartRefusedException>(() => Migrator.Migrate(connections, TimeProvider.System)).Message;

    private static void Execute(SqliteConnections connections, string sql)
    {
        using var connection = connections.Open();
        connection.Execute(sql);
    }

    private static List<string> Tables(SqliteConnections connections)
    {
        using var connection = connections.Open();
        return [.. connection.Query<string>("select name from sqlite_master where type = 'table'")];
    }

    private static List<long> Versions(SqliteConnections connections)
    {
        using var connection = connections.Open();
        return [.. connection.Query<long>("select version from schema_versions order by version")];
    }

    private static string Dump(SqliteConnections connections)
    {
        using var connection = connections.Open();
        return string.Join('\n', connection.Query<string>("select sql from sqlite_master union all select version || name || applied_at from schema_versions union all select schedule || through from schedule_marks"));
    }
}
