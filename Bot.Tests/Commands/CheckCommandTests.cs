using Bot.Tests.Builders;
using Bot.Tests.Fakes.Shell;

namespace Bot.Tests.Commands;

/// <summary><c>check</c>, as an editor of the content runs it.</summary>
public class CheckCommandTests
{
    [Fact]
    public async Task A_sound_folder_is_0_and_counted()
    {
        using var content = new ContentFolder().Tip("one").Tip("two");
        using var shell = new BotShell(content);

        var outcome = await shell.RunAsync("check");

        outcome.ExitCode.ShouldBe(0);
        outcome.Output.ShouldBe("2 tips (2 unreviewed), 0 questions, 0 answers, 0 schedules, 4 regions, 2 languages: 0 problems.\n");
        outcome.Errors.ShouldBeEmpty();
        File.Exists(shell.Database).ShouldBeFalse("check needs no database");
    }

    [Fact]
    public async Task Problems_are_1_and_each_is_named_with_its_file_and_line()
    {
        using var content = new ContentFolder().Tip("one").Tip("two", topic: "astrology");
        using var shell = new BotShell(content);

        var outcome = await shell.RunAsync("check");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldMatch(@"(?m)^tips/astrology/two\.md:3: .*'astrology'");
        outcome.Output.ShouldContain("1 problems");
    }

    [Fact]
    public async Task Programs_get_the_same_as_json()
    {
        using var content = new ContentFolder().Tip("one").Tip("two", topic: "astrology");
        using var shell = new BotShell(content);
        shell.Settings["Content__Path"] = shell.File("none");

        var outcome = await shell.RunAsync("check", "--json", "--content", content.Root);

        outcome.ExitCode.ShouldBe(1);
        outcome.ReadJson().GetProperty("tips").GetInt32().ShouldBe(1);
        var problem = outcome.ReadJson().GetProperty("problems").EnumerateArray().Single();
        problem.GetProperty("file").GetString().ShouldBe("tips/astrology/two.md");
        problem.GetProperty("line").GetInt32().ShouldBe(3);
        problem.GetProperty("message").GetString()!.ShouldContain("astrology");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_2()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);

        (await shell.RunAsync("check", "--content", shell.File("none"))).ShouldBeRefused(shell.File("none"), "topics.yaml");

        shell.Settings["Content__Path"] = shell.File("none");
        (await shell.RunAsync("check")).ShouldBeRefused("Content:Path", shell.File("none"));
    }

    [Fact]
    public async Task From_another_folder_the_settings_beside_the_program_are_found()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.WorkingDirectory = Path.GetTempPath();
        shell.Settings["Content__Path"] = null; // as appsettings.json says: content, beside it

        var outcome = await shell.RunAsync("check", "--json");

        outcome.ExitCode.ShouldBe(0, outcome.Output);
        outcome.ReadJson().GetProperty("tips").GetInt32().ShouldBeGreaterThan(20);
    }
}
