namespace Bot.Operations;

internal static class OperationsSetup
{
    /// <summary>What whoever runs the program needs: measurements, telemetry, the copy of each day.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services, MetricsOptions metrics) => services
        .AddSingleton(metrics)
        .AddSingleton<StateMetrics>()
        .AddSingleton<MetricsEndpoint>()
        .AddHostedService<NightlyBackup>()
        .AddHostedService<Telemetry>();

    /// <summary><c>/metrics</c>, which counts from the start on.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<MetricsEndpoint>();
        MetricsEndpoint.Map(app);
    }
}
