using Bot.Tests.Builders;
using Bot.Tests.Fakes.Shell;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Commands;

/// <summary><c>backup</c> and <c>restore</c>, run as people run them.</summary>
public sealed class BackupCommandsTests : IDisposable
{
    private readonly ContentFolder content = new();
    private readonly BotShell shell;

    public BackupCommandsTests() => shell = new(content);

    public void Dispose()
    {
        shell.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task What_was_there_at_the_backup_is_there_again_after_the_restore_and_what_came_since_is_kept_aside()
    {
        await shell.RunAsync("subscribers", "import", shell.Write("one.csv", "channel,address\ntelegram,1\n"));
        string copy;
        await using (await shell.ServeAsync())
        {
            copy = shell.File("copy.db");
            (await shell.RunAsync("backup", copy)).ExitCode.ShouldBe(0); // beside a running bot
            (await shell.RunAsync("restore", copy)).ShouldBeRefused("Stop it first");
        }

        await shell.RunAsync("subscribers", "import", shell.Write("two.csv", "channel,address\ntelegram,2\n"));
        var restored = await shell.RunAsync("restore", copy);

        restored.ExitCode.ShouldBe(0, restored.ToString());
        await shell.RunAsync("subscribers", "export", shell.File("out.csv"));
        (await File.ReadAllLinesAsync(shell.File("out.csv"), TestContext.Current.CancellationToken)).Length.ShouldBe(2);
        var kept = Directory.GetFiles(Path.GetDirectoryName(shell.Database)!, "*.before-*").ShouldHaveSingleItem();
        restored.Output.ShouldContain(kept);
    }

    [Fact]
    public async Task A_backup_is_never_written_over_and_a_file_that_is_none_is_not_put_back()
    {
        var file = shell.Write("something.db", "no database at all");
        (await shell.RunAsync("backup", file)).ShouldBeRefused("is there already");
        (await shell.RunAsync("restore", file)).ShouldBeRefused("is no ScienceBot database");
        (await shell.RunAsync("restore", shell.File("none.db"))).ShouldBeRefused("There is no file");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("no database at all");
    }

    [Fact]
    public async Task Each_copy_that_cannot_be_put_back_is_refused_with_its_reason_and_nothing_is_touched()
    {
        await shell.RunAsync("subscribers", "import", shell.Write("one.csv", "channel,address\ntelegram,1\n"));
        var good = shell.File("good.db");
        await shell.RunAsync("backup", good);
        var before = await File.ReadAllBytesAsync(shell.Database, TestContext.Current.CancellationToken);

        var truncated = shell.File("truncated.db");
        await File.WriteAllBytesAsync(truncated, (await File.ReadAllBytesAsync(good, TestContext.Current.CancellationToken))[..^20000], TestContext.Current.CancellationToken);
        (await shell.RunAsync("restore", truncated)).ShouldBeRefused(truncated, "is damaged", "another backup");
        var foreign = Database("foreign.db", "create table notes (text text)");
        (await shell.RunAsync("restore", foreign)).ShouldBeRefused(foreign, "another program");
        File.Copy(good, shell.File("newer.db"));
        (await shell.RunAsync("restore", Database("newer.db", "insert into schema_versions values (9999, 'later', 0)"))).ShouldBeRefused("9999", "newer ScienceBot");
        (await shell.RunAsync("restore", Path.GetDirectoryName(good)!)).ShouldBeRefused("There is no file");

        (await File.ReadAllBytesAsync(shell.Database, TestContext.Current.CancellationToken)).ShouldBe(before);
        Directory.GetFiles(Path.GetDirectoryName(good)!, "*.before-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_damaged_is_replaced_and_kept_with_what_belongs_to_it()
    {
        await shell.RunAsync("subscribers", "import", shell.Write("one.csv", "channel,address\ntelegram,1\n"));
        await shell.RunAsync("backup", shell.File("good.db"));
        await File.WriteAllTextAsync(shell.Database, "this was a database once", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(shell.Database + "-wal", "and this went with it", TestContext.Current.CancellationToken);

        (await shell.RunAsync("restore", shell.File("good.db"))).ExitCode.ShouldBe(0);

        (await shell.RunAsync("subscribers", "export", shell.File("out.csv"))).Output.ShouldContain("Wrote 1 subscribers");
        var kept = Directory.GetFiles(Path.GetDirectoryName(shell.Database)!, "*.before-*").Order(StringComparer.Ordinal).ToArray();
        kept.Length.ShouldBe(2);
        (await File.ReadAllTextAsync(kept[0], TestContext.Current.CancellationToken)).ShouldBe("this was a database once");
        kept[1].ShouldBe(kept[0] + "-wal");
    }

    [Fact]
    public async Task A_copy_is_one_private_file_that_needs_nothing_beside_it_and_one_that_fails_leaves_nothing()
    {
        var copy = shell.File("copies/one.db");
        (await shell.RunAsync("backup", copy)).ShouldBeRefused("There is no database", shell.Database);
        File.Exists(shell.Database).ShouldBeFalse();
        await shell.RunAsync("subscribers", "import", shell.Write("one.csv", "channel,address\ntelegram,1\n"));
        (await shell.RunAsync("backup", copy)).ExitCode.ShouldBe(0);
        Directory.GetFiles(Path.GetDirectoryName(copy)!).ShouldBe([copy]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await shell.RunAsync("backup", Path.Combine(copy, "inside-a-file.db"))).ShouldBeRefused("could not be written", "has room");
    }

    private string Database(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={shell.File(name)};Pooling=False");
        connection.Open();
        connection.Execute(sql);
        return shell.File(name);
    }
}
