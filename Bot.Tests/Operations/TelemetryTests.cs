using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Shell;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Operations;

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
    public async Task What_stands_in_the_settings_file_counts_like_the_environment()
    {
        await using var collector = await CollectorAsync();
        using var content = new ContentFolder();
        await using (await BotUnderTest.StartAsync(content, settings: new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = AddressOf(collector),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
        }))
        {
            await Eventually.HoldsAsync(() => collector.Messages.Any(m => m.Path == "/v1/metrics"), "metrics to arrive");
        }
    }

    [Fact]
    public async Task Who_sends_them_is_told_as_the_standard_variables_say()
    {
        await using var collector = await CollectorAsync();
        using var content = new ContentFolder();
        using var shell = Shell(content, collector);
        await RunAsync(shell);
        collector.Messages.ShouldAllBe(m => m.Body.Contains("sciencebot", StringComparison.Ordinal) && !m.Body.Contains("unknown_service", StringComparison.Ordinal));

        collector.Messages.Clear();
        shell.Settings["OTEL_SERVICE_NAME"] = "kepu-linshu";
        shell.Settings["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=county";
        await RunAsync(shell);
        collector.Messages.ShouldNotBeEmpty();
        collector.Messages.ShouldAllBe(m => m.Body.Contains("kepu-linshu", StringComparison.Ordinal) && m.Body.Contains("deployment.environment", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true", false, false)]
    [InlineData("OTEL_TRACES_EXPORTER", "none", true, false)]
    [InlineData("OTEL_METRICS_EXPORTER", "none", false, true)]
    public async Task What_is_switched_off_is_not_sent(string variable, string value, bool metrics, bool traces)
    {
        await using var collector = await CollectorAsync();
        using var content = new ContentFolder();
        using var shell = Shell(content, collector);
        shell.Settings[variable] = value;
        await RunAsync(shell);
        collector.Messages.Any(m => m.Path == "/v1/metrics").ShouldBe(metrics);
        collector.Messages.Any(m => m.Path == "/v1/traces").ShouldBe(traces);
    }

    [Fact]
    public async Task An_endpoint_for_one_signal_alone_gets_that_signal_alone()
    {
        await using var collector = await CollectorAsync();
        using var content = new ContentFolder();
        using var shell = Shell(content, collector);
        shell.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = null;
        shell.Settings["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = AddressOf(collector) + "/own/path";
        await RunAsync(shell);
        collector.Messages.ShouldNotBeEmpty();
        collector.Messages.ShouldAllBe(m => m.Path == "/own/path");
    }

    [Fact]
    public async Task Without_a_protocol_it_is_grpc()
    {
        await using var collector = await GrpcCollector.StartAsync();
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
        await RunAsync(shell);
        collector.Calls.ShouldContain("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export");
        collector.Calls.ShouldContain("/opentelemetry.proto.collector.trace.v1.TraceService/Export");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "http://127.0.0.1:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "somewhere", "http://127.0.0.1:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "http/protobuf")]
    [InlineData("OTEL_METRICS_EXPORTER", "prometheus", "/metrics")]
    public async Task What_would_silently_send_nothing_is_refused_with_a_sentence(string variable, string value, string fix)
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Settings[variable] = value;
        (await shell.RunAsync("serve")).ShouldBeRefused(variable, value, fix);
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

    private static async Task<WebhookReceiver> CollectorAsync()
    {
        var collector = await WebhookReceiver.StartAsync();
        collector.Status = 200;
        return collector;
    }

    private static string AddressOf(WebhookReceiver collector) => new Uri(collector.Url).GetLeftPart(UriPartial.Authority);

    private static BotShell Shell(ContentFolder content, WebhookReceiver collector)
    {
        var shell = new BotShell(content);
        shell.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = AddressOf(collector);
        shell.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        return shell;
    }

    /// <summary>Runs it with one page looked at; at its end everything has been sent.</summary>
    private static async Task RunAsync(BotShell shell)
    {
        await using var bot = await shell.ServeAsync();
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(bot.Address, "/chat"), TestContext.Current.CancellationToken);
        (await bot.StopAsync()).ShouldBe(0);
    }
}
