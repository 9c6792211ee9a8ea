using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Shell;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests;

/// <summary>What is measured reaches an OpenTelemetry collector, when its standard variables name one.</summary>
public class TelemetryTests
{
    [Fact]
    public async Task Measurements_and_traces_arrive_at_the_collector_and_the_last_ones_at_the_end()
    {
        await using var collector = await WebhookReceiver.StartAsync();
        collector.Status = 200;
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = new Uri(collector.Url).GetLeftPart(UriPartial.Authority);
        shell.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        shell.Settings["OTEL_METRIC_EXPORT_INTERVAL"] = "500";
        shell.Settings["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        await using var bot = await shell.ServeAsync();
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(bot.Address, "/chat"), TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(() => Of("/v1/metrics") >= 2 && Of("/v1/traces") >= 1, "metrics and traces to arrive", TimeSpan.FromSeconds(20));
        collector.Messages.ShouldAllBe(m => m.Headers["content-type"] == "application/x-protobuf" && m.Body.Length > 0);
        await Eventually.HoldsAsync(() => collector.Messages.Any(m => m.Body.Contains("http.server.request.duration", StringComparison.Ordinal)), "the request to be measured");
        var before = Of("/v1/metrics");
        (await bot.StopAsync()).ShouldBe(0);
        Of("/v1/metrics").ShouldBeGreaterThan(before);

        int Of(string path) => collector.Messages.Count(m => m.Path == path);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_keeps_nobody_from_anything()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9";
        shell.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        await using var bot = await shell.ServeAsync();
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(bot.Address, "/health/ready"), TestContext.Current.CancellationToken);
        page.IsSuccessStatusCode.ShouldBeTrue();
        (await bot.StopAsync()).ShouldBe(0);
    }
}
