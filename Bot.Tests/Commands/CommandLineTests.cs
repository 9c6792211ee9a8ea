using Bot.Tests.Builders;
using Bot.Tests.Fakes.Shell;

namespace Bot.Tests.Commands;

/// <summary>The program as it is typed.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("'sned'", "sned", "less-salt")]
    [InlineData("'--jsn'", "check", "--jsn")]
    [InlineData("'--port'", "serve", "--port", "80")]
    [InlineData("'many'", "bench", "--recipients", "many")]
    [InlineData("1 to 100", "send", "less-salt", "--priority", "101")]
    [InlineData("'soon' is no instant", "send", "less-salt", "--at", "soon")]
    [InlineData("Required argument missing", "send")]
    [InlineData("Required command was not provided", "subscribers")]
    public async Task What_is_not_understood_is_named_with_a_hint_and_is_2(string named, params string[] arguments)
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);

        var outcome = await shell.RunAsync(arguments);

        outcome.ExitCode.ShouldBe(2);
        outcome.Errors.ShouldContain(named);
        outcome.Errors.ShouldContain("--help");
        outcome.Errors.ShouldNotContain("Exception");
        outcome.Output.ShouldBeEmpty();
        File.Exists(shell.Database).ShouldBeFalse();
    }

    [Theory]
    [InlineData("content", "new", "tip", "--topic", "health")]
    [InlineData("questions", "export", "FOLDER")]
    public async Task A_file_that_cannot_be_written_is_named_in_a_sentence_and_is_2(params string[] arguments)
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        content.Write("tips/health", "where the folder would be");

        var outcome = await shell.RunAsync([.. arguments.Select(a => a == "FOLDER" ? content.Root : a)]);

        outcome.ExitCode.ShouldBe(2);
        outcome.Errors.ShouldContain(content.Root);
        outcome.Errors.ShouldContain("Check that this user may use it");
        outcome.Errors.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);

        var help = await shell.RunAsync("--help");

        help.ExitCode.ShouldBe(0);
        foreach (var command in new[] { "serve", "check", "subscribers", "send", "broadcasts" })
        {
            help.Output.ShouldContain($"  {command} ");
        }
    }
}
