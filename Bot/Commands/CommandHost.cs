using Bot.Deliveries;

namespace Bot.Commands;

/// <summary>The program's services for one command, beside a running process or alone.</summary>
internal static class CommandHost
{
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> work)
    {
        await using var app = BotHost.Build(BotHome.Find(), builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        return await work(app.Services);
    }

    /// <summary>Whether a process runs that sends what this command leaves to be sent.</summary>
    public static bool IsSomebodySending(IServiceProvider services)
    {
        using var senderLock = new SenderLock(services.GetRequiredService<Storage.SqliteConnections>());
        return !senderLock.TryTake();
    }
}
