using Bot.Tests.Builders;
using Bot.Tests.Fakes.Shell;

namespace Bot.Tests.Commands;

/// <summary>Lists of subscribers in and out.</summary>
public class SubscribersCommandTests
{
    private const string List = """
        channel,address,name,locale,topics,region,crops,audience,unit
        telegram,1001,王大爷,zh-CN,agriculture;health,371324,wheat,farmer,东村
        telegram,1002,"=HYPERLINK(""http://x"")",en,health,37,,,
        telegram,1003,李四,,,,,,
        """;

    [Fact]
    public async Task What_was_imported_is_exported_and_can_be_imported_again()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);

        var first = await shell.RunAsync("subscribers", "import", shell.Write("in.csv", List));
        first.ExitCode.ShouldBe(0, first.ToString());
        first.Output.ShouldBe("Imported 3 new and 0 known subscribers; 0 rows rejected.\n");

        var export = await shell.RunAsync("subscribers", "export", shell.File("out.csv"));
        export.ExitCode.ShouldBe(0, export.ToString());
        var rows = await File.ReadAllLinesAsync(shell.File("out.csv"), TestContext.Current.CancellationToken);
        rows.Length.ShouldBe(4);
        rows[0].ShouldBe("channel,address,name,locale,topics,region,crops,audience,unit,status,since");
        rows[1].ShouldStartWith("telegram,1001,王大爷,zh-CN,,371324,wheat,farmer,东村,Active,"); // all topics are written as none
        rows[2].ShouldContain("'=HYPERLINK"); // no spreadsheet runs it
        rows[3].ShouldStartWith("telegram,1003,李四,zh-CN,,,,,,Active,");

        var again = await shell.RunAsync("subscribers", "import", shell.File("out.csv"), "--json");
        again.ExitCode.ShouldBe(0, again.ToString());
        again.ReadJson().GetProperty("imported").GetInt64().ShouldBe(0);
        again.ReadJson().GetProperty("updated").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task Wrong_rows_are_named_and_left_out_the_others_are_taken()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        var list = shell.Write("in.csv", """
            channel,address,topics,region
            telegram,1,,
            pigeon,2,,
            telegram,three,,
            telegram,4,astrology,
            telegram,5,,99
            telegram,1,,
            telegram,7,,
            """);

        var outcome = await shell.RunAsync("subscribers", "import", list);

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("line 3: There is no channel \"pigeon\"");
        outcome.Output.ShouldContain("line 4: \"three\" is no Telegram id");
        outcome.Output.ShouldContain("line 5: There is no topic \"astrology\"");
        outcome.Output.ShouldContain("line 6: There is no region \"99\"");
        outcome.Output.ShouldContain("line 7: \"telegram:1\" stands in the list before");
        outcome.Output.ShouldEndWith("Imported 2 new and 0 known subscribers; 5 rows rejected.\n");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);

        var dry = await shell.RunAsync("subscribers", "import", shell.Write("in.csv", List), "--dry-run");
        dry.Output.ShouldBe("Would import 3 new and 0 known subscribers; 0 rows rejected.\n");

        (await shell.RunAsync("subscribers", "export", shell.File("out.csv"))).Output.ShouldStartWith("Wrote 0 subscribers");
    }

    [Fact]
    public async Task A_file_or_folder_that_is_not_there_is_named()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);

        (await shell.RunAsync("subscribers", "import", shell.File("none.csv"))).ShouldBeRefused(shell.File("none.csv"));
        (await shell.RunAsync("subscribers", "export", shell.File("none/out.csv"))).ShouldBeRefused(shell.File("none"));
    }

    [Fact]
    public async Task A_file_that_is_no_such_list_is_refused_with_the_columns_it_needs()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);

        var outcome = await shell.RunAsync("subscribers", "import", shell.Write("in.csv", "name;phone\n王;1\n"));

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("line 1: The first line does not name the columns, it is \"name;phone\". Write there: channel,address,");
    }
}
