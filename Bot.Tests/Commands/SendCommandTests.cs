using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Shell;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Commands;

/// <summary><c>send</c> and <c>broadcasts</c>, beside a running process and alone.</summary>
public class SendCommandTests
{
    [Fact]
    public async Task What_cannot_be_sent_is_named_and_nothing_is_made()
    {
        using var content = new ContentFolder().Tip("first").Tip("summer", extra: "window: {from: 06-01, until: 08-31}");
        using var shell = new BotShell(content);

        (await shell.RunAsync("send", "none")).ShouldBeRefused("There is no tip 'none'", "check");
        (await shell.RunAsync("send", "first", "--topic", "astrology")).ShouldBeRefused("There is no topic 'astrology'", "agriculture, health");
        (await shell.RunAsync("send", "first", "--region", "37", "--region", "99")).ShouldBeRefused("There is no region with the code '99'", "regions.yaml");
        (await shell.RunAsync("send", "summer", "--at", "2026-12-01T07:00:00+08:00")).ShouldBeRefused("is not sent on 2026-12-01: it is out of season", "summer.md");
        (await shell.RunAsync("send", "first", "--at", "2037-01-01")).ShouldBeRefused("reviewed again by 2036-01-01", "first.md");

        (await shell.RunAsync("broadcasts", "list")).Output.ShouldStartWith("Nothing was sent yet");
    }

    [Fact]
    public async Task With_nobody_running_it_is_kept_and_said_so()
    {
        using var content = new ContentFolder().Tip("first");
        using var shell = new BotShell(content);
        await shell.RunAsync("subscribers", "import", shell.Write("in.csv", "channel,address,topics,region\nwebchat,one,,37\nwebchat,two,health,37\nwebchat,three,,41\n"));

        var dry = await shell.RunAsync("send", "first", "--dry-run", "--json");
        dry.Output.ShouldBe("{\"id\":null,\"audience\":2}\n"); // two is not subscribed to farming

        var sent = await shell.RunAsync("send", "first", "--region", "37", "--json");
        sent.Output.ShouldBe("{\"id\":1,\"audience\":1}\n");
        sent.Errors.ShouldContain("ScienceBot is not running");

        var list = (await shell.RunAsync("broadcasts", "list", "--json")).ReadJson();
        list.GetArrayLength().ShouldBe(1);
        list[0].GetProperty("content").GetString().ShouldBe("first");
        list[0].GetProperty("status").GetString().ShouldBe("sending");
        (await shell.RunAsync("broadcasts", "list")).Output.ShouldContain("标题 first");
        (await shell.RunAsync("broadcasts", "show", "2")).ShouldBeRefused("There is no broadcast 2");
    }

    [Fact]
    public async Task A_running_process_takes_up_what_is_sent_beside_it_and_brings_it_to_its_end()
    {
        using var content = new ContentFolder().Tip("first");
        using var shell = new BotShell(content);
        await using var running = await shell.ServeAsync();
        using var visitor = await WebVisitor.SubscribeAsync(running.Address);
        await using var page = await visitor.ListenAsync();

        var sent = await shell.RunAsync("send", "first", "--json");

        sent.Output.ShouldBe("{\"id\":1,\"audience\":1}\n");
        sent.Errors.ShouldBeEmpty();
        var (kind, message) = await page.NextFromBotAsync();
        kind.ShouldBe("message");
        message.Html.ShouldContain("标题 first");

        var report = default(System.Text.Json.JsonElement);
        await Eventually.HoldsAsync(
            async () =>
            {
                report = (await shell.RunAsync("broadcasts", "show", "1", "--json")).ReadJson();
                return report.GetProperty("status").GetString() == "completed";
            },
            "the broadcast to be completed");
        string[] counts = ["audience", "pending", "sending", "sent", "failed", "skipped", "inDoubt"];
        counts.Select(name => report.GetProperty(name).GetInt64()).ShouldBe([1, 0, 0, 1, 0, 0, 0]);
        report.GetProperty("reasons").EnumerateObject().ShouldBeEmpty();
        report.GetProperty("finishedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(report.GetProperty("startedAt").GetDateTimeOffset());
        (await shell.RunAsync("broadcasts", "show", "1")).Output.ShouldContain("Completed");
    }
}
