using Bot.Messaging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Bot;

/// <summary>Measurements and traces to an OpenTelemetry collector, when its standard variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, ...) are set; nothing at all otherwise.</summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    private MeterProvider? meters;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            meters = Sdk.CreateMeterProviderBuilder().AddMeter(BotMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter().Build();
            traces = Sdk.CreateTracerProviderBuilder().AddSource("Microsoft.AspNetCore").AddOtlpExporter().Build();
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
}
