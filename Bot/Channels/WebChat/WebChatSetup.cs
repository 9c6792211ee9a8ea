using Bot.Messaging;

namespace Bot.Channels.WebChat;

internal static class WebChatSetup
{
    /// <summary>The built-in chat page.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, WebChatOptions options)
    {
        if (!options.Enabled)
        {
            return services;
        }

        return services
            .AddSingleton(options)
            .AddSingleton<SqlWebChatStore>()
            .AddSingleton<IWebChatStore>(provider => provider.GetRequiredService<SqlWebChatStore>())
            .AddSingleton<IConversationHistory>(provider => provider.GetRequiredService<SqlWebChatStore>())
            .AddSingleton<WebChatHub>()
            .AddSingleton<WebChatPage>()
            .AddSingleton<WebChatIntake>()
            .AddSingleton<IUpdateMapper, WebChatUpdateMapper>()
            .AddPacedChannel(WebChatChannel.ChannelName, PacingLimits.None, provider => ActivatorUtilities.CreateInstance<WebChatChannel>(provider), _ => false);
    }
}
