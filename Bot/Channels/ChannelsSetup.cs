using Bot.Messaging;

namespace Bot.Channels;

internal static class ChannelsSetup
{
    /// <summary>Registers a channel behind its pacer; the bare channel is never in the container.</summary>
    public static IServiceCollection AddPacedChannel(
        this IServiceCollection services,
        string name,
        PacingLimits limits,
        Func<IServiceProvider, IChannel> create,
        Func<ChannelAddress, bool> isGroup) => services
            .AddKeyedSingleton(name, (provider, _) => new Pacer(limits, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IChannel>(provider => new PacedChannel(
                create(provider), provider.GetRequiredKeyedService<Pacer>(name), isGroup, provider.GetRequiredService<TimeProvider>()));
}
