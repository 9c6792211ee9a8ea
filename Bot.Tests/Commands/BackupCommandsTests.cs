using Bot.Tests.Builders;
using Bot.Tests.Fakes.Shell;

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
}
