using Bot.Hosting;

namespace Bot.Content;

/// <summary>
/// Looks at the content folder twice a second. Polling, because file events are lost on network shares and in containers; with a few
/// hundred files a look costs a few milliseconds at most.
/// </summary>
internal sealed class ContentWatcher(ContentLibrary library, TimeProvider time, ILogger<ContentWatcher> log)
    : PeriodicService(TimeSpan.FromMilliseconds(500), time, log)
{
    protected override Task RunOnceAsync(CancellationToken stoppingToken)
    {
        library.Refresh();
        return Task.CompletedTask;
    }
}
