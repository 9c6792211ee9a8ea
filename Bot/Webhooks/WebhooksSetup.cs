namespace Bot.Webhooks;

internal static class WebhooksSetup
{
    /// <summary>Other programs are told what happens.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, WebhooksOptions options) => services
        .AddSingleton(options)
        .AddSingleton<AddressGuard>()
        .AddSingleton<WebhookOutbox>()
        .AddSingleton<WebhookStore>()
        .AddSingleton<WebhookQueue>()
        .AddSingleton<WebhookCaller>()
        .AddHostedService<WebhookRunner>();
}
