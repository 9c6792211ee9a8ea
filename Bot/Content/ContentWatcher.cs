namespace Bot.Content;

/// <summary>
/// Looks at the content folder twice a second. Polling, because file events are lost on network shares and in containers; with a few
/// hundred files a look costs a few milliseconds at most.
/// </summary>
internal sealed class ContentWatcher(ContentLibrary library, TimeProvider time, ILogger<ContentWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                library.Refresh();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                log.LogWarning("The content folder cannot be read just now and stays as it was: {Problem}", problem.Message);
            }
        }
    }
}
