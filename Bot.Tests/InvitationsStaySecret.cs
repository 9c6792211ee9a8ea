using System.Text.RegularExpressions;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Shell;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests;

/// <summary>The link that makes somebody an admin is printed, and told to nobody else.</summary>
public partial class InvitationsStaySecret
{
    [Fact]
    public async Task Neither_the_log_nor_a_collector_of_traces_hears_it_however_talkative_they_are()
    {
        await using var collector = await WebhookReceiver.StartAsync();
        collector.Status = 200;
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        foreach (var level in new[] { "Default", "Microsoft.AspNetCore", "Microsoft.Hosting.Lifetime" })
        {
            shell.Settings[$"Logging__LogLevel__{level}"] = "Trace";
        }

        shell.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = new Uri(collector.Url).GetLeftPart(UriPartial.Authority);
        shell.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        shell.Settings["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        await using var bot = await shell.ServeAsync();
        await bot.SaysAsync("/staff/join/");
        var token = Token().Match(string.Join('\n', bot.Lines)).Groups[1].Value;
        using var http = new HttpClient();

        (await http.GetAsync(new Uri(bot.Address, $"/staff/join/{token}"), TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
        await Eventually.HoldsAsync(() => collector.Messages.Any(m => m.Path == "/v1/traces"), "the visit to be traced", TimeSpan.FromSeconds(20));
        (await bot.StopAsync()).ShouldBe(0);

        bot.Lines.Count(l => l.Contains(token, StringComparison.Ordinal)).ShouldBe(1, "printed once");
        bot.Lines.ShouldContain(l => l.Contains("dbug: Microsoft.AspNetCore", StringComparison.Ordinal), "it is talkative");
        collector.Messages.ShouldAllBe(m => !m.Body.Contains(token, StringComparison.Ordinal));
    }

    [GeneratedRegex("/staff/join/([A-Za-z0-9_-]{43})")]
    private static partial Regex Token();
}
