using System.Text.Json;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Journeys;

namespace Bot.Tests.Channels.Telegram;

/// <summary>The menu beside the text field.</summary>
public class CommandMenuTests : TelegramJourney
{
    private static readonly string[] Commands = ["ask", "tip", "quiz", "game", "topics", "region", "crops", "me", "language", "help", "start", "stop"];

    [Fact]
    public async Task The_menu_is_there_in_both_languages_and_for_all_others()
    {
        await SaysAsync(Wang, "/help");

        foreach (var chinese in new[] { await MenuAsync(new { }), await MenuAsync(new { language_code = "zh" }) })
        {
            chinese.Keys.ShouldBe(Commands);
            chinese["topics"].ShouldBe("订阅：选想收的类别");
        }

        var english = await MenuAsync(new { language_code = "en" });
        english.Keys.ShouldBe(Commands);
        english["topics"].ShouldBe("Choose what you get");
    }

    [Fact]
    public async Task Every_command_of_the_menu_is_understood()
    {
        await SubscribesAsync(Wang);
        foreach (var command in Commands)
        {
            (await SaysAsync(Wang, $"/{command}")).Text.ShouldNotContain("没看懂", customMessage: command);
        }
    }

    [Fact]
    public async Task A_menu_that_Telegram_refuses_does_not_keep_the_bot_from_answering()
    {
        using var content = new ContentFolder();
        var texts = await File.ReadAllTextAsync(Path.Combine(content.Root, "texts", "en.yaml"), TestContext.Current.CancellationToken);
        content.Write("texts/en.yaml", texts.Replace("command.help: Help", $"command.help: {new string('h', 257)}", StringComparison.Ordinal));
        await using var telegram = await FakeTelegram.StartAsync();
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        var wang = telegram.NewUser("王");

        telegram.Says(wang, "/help");

        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("您可以发这些字");
        telegram.Refused.Single().Description.ShouldContain("BOT_COMMAND_DESCRIPTION_INVALID");
        bot.Log.ShouldContain(line => line.Contains("BOT_COMMAND_DESCRIPTION_INVALID", StringComparison.Ordinal));
    }

    private async Task<OrderedDictionary<string, string>> MenuAsync(object language)
    {
        using var raw = new RawCaller(Telegram);
        var menu = (await raw.CallAsync("getMyCommands", language)).Result.EnumerateArray();
        return new(menu.Select(command => KeyValuePair.Create(Text(command, "command"), Text(command, "description"))));

        static string Text(JsonElement command, string name) => command.GetProperty(name).GetString()!;
    }
}
