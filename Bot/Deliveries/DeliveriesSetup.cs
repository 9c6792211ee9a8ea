namespace Bot.Deliveries;

internal static class DeliveriesSetup
{
    /// <summary>The ledger and the engine that works it off.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services) => services
        .AddSingleton<IDeliveryLedger, SqlDeliveryLedger>()
        .AddSingleton<SenderLock>()
        .AddHostedService<DeliveryEngine>();
}
