using Bot.Hosting;
using Bot.Messaging;
using Bot.Notices;

namespace Bot.Content;

/// <summary>
/// Looks at the content folder twice a second. Polling, because file events are lost on network shares and in containers; with a few
/// hundred files a look costs a few milliseconds at most.
/// </summary>
internal sealed class ContentWatcher(ContentLibrary library, NoticeBoard board, TimeProvider time, ILogger<ContentWatcher> log)
    : PeriodicService(TimeSpan.FromMilliseconds(500), time, log)
{
    private IReadOnlyList<ContentProblem> noticed = [];

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        library.Refresh();
        if (library.Refused is var refused && !ReferenceEquals(refused, noticed))
        {
            await NoticeAsync(refused);
            noticed = refused;
        }
    }

    /// <summary>A mistake that is mended takes its notice down.</summary>
    private async Task NoticeAsync(IReadOnlyList<ContentProblem> refused)
    {
        await board.SettleAsync(NoticeKind.ContentRefused);
        if (refused.Count == 0)
        {
            return;
        }

        await board.PutAsync(new()
        {
            Key = $"content-refused@{Time.GetUtcNow():O}",
            Kind = NoticeKind.ContentRefused,
            Severity = NoticeSeverity.Warning,
            Subject = "content",
            Text = TextKeys.NoticeContentRefused,
            Arguments = new Dictionary<string, Phrase>
            {
                ["count"] = refused.Count,
                ["problem"] = refused[0].WithPlace,
            },
        });
    }
}
