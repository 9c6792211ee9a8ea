using Bot.Tests.Builders;
using Bot.Tests.Fakes.Shell;

namespace Bot.Tests.Commands;

/// <summary><c>health</c>: what a container asks the bot in it.</summary>
public class HealthCommandTests
{
    [Fact]
    public async Task It_says_whether_the_bot_of_these_settings_is_up()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        await using var bot = await shell.ServeAsync();
        shell.Settings["Urls"] = $"http://0.0.0.0:{bot.Address.Port}"; // as in a container

        var up = await shell.RunAsync("health");
        up.ExitCode.ShouldBe(0, up.ToString());
        up.Output.ShouldContain($"http://127.0.0.1:{bot.Address.Port}/health/ready: ready");

        await bot.StopAsync();
        var down = await shell.RunAsync("health");
        down.ExitCode.ShouldBe(1);
        down.Output.ShouldContain("no answer");
    }

    [Fact]
    public async Task Where_only_https_is_served_it_says_what_it_needs()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Settings["Urls"] = "https://127.0.0.1:5443";
        (await shell.RunAsync("health")).ShouldBeRefused("Urls", "http://127.0.0.1:5080");
    }
}
