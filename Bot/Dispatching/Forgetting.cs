using Bot.Hosting;
using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>
/// Once an hour, forgets updates and conversations of long ago. A platform repeats an update for a day at most (Telegram: 24 hours); a
/// week leaves staff time to look at those that failed.
/// </summary>
internal sealed class Forgetting(IUpdateStore updates, IEnumerable<IConversationHistory> histories, TimeProvider time, ILogger<Forgetting> log)
    : PeriodicService(TimeSpan.FromHours(1), time, log)
{
    private static readonly TimeSpan KeepUpdates = TimeSpan.FromDays(8);
    private static readonly TimeSpan KeepHistory = TimeSpan.FromDays(366);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        var forgotten = await updates.ForgetAsync(Time.GetUtcNow() - KeepUpdates);
        foreach (var history in histories)
        {
            forgotten += await history.ForgetAsync(Time.GetUtcNow() - KeepHistory);
        }

        if (forgotten > 0)
        {
            log.LogInformation("Forgot {Count} old updates and messages", forgotten);
        }
    }
}
