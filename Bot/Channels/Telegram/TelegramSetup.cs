using Bot.Messaging;

namespace Bot.Channels.Telegram;

internal static class TelegramSetup
{
    /// <summary>Telegram, if it has a token; else nothing of it is there.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramOptions options)
    {
        if (options.Token.Length == 0)
        {
            return services;
        }

        return services
            .AddSingleton(options)
            .AddSingleton<TelegramWebhookSecret>()
            .AddSingleton<ITelegramApi, TelegramApi>()
            .AddSingleton<TelegramPhotos>()
            .AddSingleton<TelegramName>()
            .AddSingleton<IUpdateMapper, TelegramUpdateMapper>()
            .AddPacedChannel(TelegramChannel.ChannelName, options.Limits, provider => ActivatorUtilities.CreateInstance<TelegramChannel>(provider), TelegramChannel.IsGroup);
    }

    /// <summary>Begins to receive, once everything else is running.</summary>
    public static IServiceCollection AddTelegramReceiving(this IServiceCollection services) =>
        services.Any(s => s.ServiceType == typeof(ITelegramApi)) ? services.AddHostedService<TelegramReceiver>() : services;
}
