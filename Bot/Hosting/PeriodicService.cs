namespace Bot.Hosting;

/// <summary>
/// Work that is done again and again. What goes wrong once is logged and tried again the next time; it never ends the loop. The same
/// trouble again and again is logged once in ten minutes: some work is tried four times a second, and a log must not fill the disk.
/// </summary>
internal abstract class PeriodicService(TimeSpan interval, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private (string Message, DateTimeOffset At)? lastSaid;
    private int failures;

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>Does the work once.</summary>
    protected abstract Task RunOnceAsync(CancellationToken stoppingToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                NoteSuccess();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                NoteFailure(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void NoteFailure(Exception failure)
    {
        failures++;
        var now = time.GetUtcNow();
        if (lastSaid is { } said && said.Message == failure.Message && now - said.At < Silence)
        {
            return;
        }

        lastSaid = (failure.Message, now);
        log.LogError(failure, "{Work} failed ({Failures} in a row) and is tried again in {Interval}", GetType().Name, failures, interval);
    }

    private void NoteSuccess()
    {
        if (failures > 0)
        {
            log.LogInformation("{Work} works again after {Failures} failures", GetType().Name, failures);
        }

        (lastSaid, failures) = (null, 0);
    }
}
