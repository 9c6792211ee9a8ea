using Bot.Hosting;

namespace Bot.Dispatching;

/// <summary>
/// Once an hour, forgets updates that are done with. A platform repeats an update for a day at most (Telegram: 24 hours); a week leaves
/// staff time to look at those that failed.
/// </summary>
internal sealed class UpdateForgetting(IUpdateStore store, TimeProvider time, ILogger<UpdateForgetting> log)
    : PeriodicService(TimeSpan.FromHours(1), time, log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(8);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await store.ForgetAsync(Time.GetUtcNow() - Keep) is > 0 and var forgotten)
        {
            log.LogInformation("Forgot {Count} old updates", forgotten);
        }
    }
}
