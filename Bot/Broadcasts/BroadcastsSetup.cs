using Bot.Deliveries;

namespace Bot.Broadcasts;

internal static class BroadcastsSetup
{
    /// <summary>Broadcasts, from their making to their end.</summary>
    public static IServiceCollection AddBroadcasts(this IServiceCollection services, BroadcastsOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IBroadcastStore, SqlBroadcastStore>()
        .AddSingleton<BroadcastNotices>()
        .AddSingleton<BroadcastMaker>()
        .AddSingleton<BroadcastControl>()
        .AddSingleton<BroadcastReporter>()
        .AddSingleton<BroadcastConductor>()
        .AddSingleton<IBroadcastQueue>(provider => provider.GetRequiredService<BroadcastConductor>())
        .AddHostedService(provider => provider.GetRequiredService<BroadcastConductor>())
        .AddHostedService<RecallRunner>()
        .AddHostedService<LedgerFolding>();
}
