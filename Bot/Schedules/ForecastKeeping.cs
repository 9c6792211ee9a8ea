using Bot.Hosting;

namespace Bot.Schedules;

/// <summary>
/// Makes the forecast ready a little after the start, when what is under way from before has gone on, so that nobody waits for what was sent
/// in years to be read; and keeps it so for as long as somebody looks.
/// </summary>
internal sealed class ForecastKeeping(Forecaster forecaster, TimeProvider time, ILogger<ForecastKeeping> log) : PeriodicService(Forecaster.GlanceAge / 2, time, log)
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(10);

    private bool isReady;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (isReady)
        {
            await (forecaster.IsWatched ? forecaster.MakeReadyAsync(stoppingToken) : Task.CompletedTask);
            return;
        }

        await Task.Delay(AfterStart, Time, stoppingToken);
        var began = Time.GetTimestamp();
        var kinds = await forecaster.MakeReadyAsync(stoppingToken);
        isReady = true;
        log.LogInformation("The forecast is ready, of people of {Kinds} different traits; it took {Seconds:0.0} s", kinds, Time.GetElapsedTime(began).TotalSeconds);
    }
}
