using Bot.Messaging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bot.Operations;

/// <summary>
/// Measurements and traces to an OpenTelemetry collector, when its standard settings (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, ...) name one,
/// in the environment or in <c>appsettings.json</c>; nothing at all otherwise.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (TelemetrySettings.IsOn(configuration, "METRICS"))
        {
            meters = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Resource())
                .AddMeter(BotMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime")
                .AddOtlpExporter(options => TelemetrySettings.SetOwn(options, configuration, "METRICS"))
                .Build();
        }

        if (TelemetrySettings.IsOn(configuration, "TRACES"))
        {
            traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(Resource())
                .AddSource("Microsoft.AspNetCore")
                .AddOtlpExporter(options => TelemetrySettings.SetOwn(options, configuration, "TRACES"))
                .Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        meters?.Dispose();
        traces?.Dispose();
    }

    /// <summary>Who sends them: us, unless <c>OTEL_SERVICE_NAME</c> or <c>OTEL_RESOURCE_ATTRIBUTES</c> say otherwise, which come last.</summary>
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService("sciencebot", serviceVersion: ProcessMetrics.Version)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
