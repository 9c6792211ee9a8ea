using Bot.Messaging;

namespace Bot.Dispatching;

internal static class DispatchingSetup
{
    /// <summary>From a stored update to its handler and back.</summary>
    public static IServiceCollection AddDispatching(this IServiceCollection services) => services
        .AddSingleton<IUpdateStore, SqlUpdateStore>()
        .AddSingleton<UpdateRouter>()
        .AddSingleton<ReplySender>()
        .AddSingleton<UpdateDispatcher>()
        .AddHostedService<Forgetting>()
        .AddSingleton<IUpdateSink, UpdateInbox>();
}
