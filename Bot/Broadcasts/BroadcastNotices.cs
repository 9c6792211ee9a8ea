using System.Globalization;
using Bot.Content;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Notices;
using Bot.Webhooks;

namespace Bot.Broadcasts;

/// <summary>Tells staff of broadcasts that go wrong, and other programs of those that end or stop.</summary>
internal sealed class BroadcastNotices(IBroadcastStore store, NoticeBoard board, WebhookOutbox outbox, ContentLibrary content)
{
    /// <summary>So large a part of what was tried failing is more than the few who always block the bot.</summary>
    private const double TellingShare = 0.1;

    /// <summary>A broadcast paused itself. Paused again later it is a new notice: what was wrong may have been mended meanwhile.</summary>
    public async Task PausedAsync(long id, Phrase reason, DateTimeOffset now)
    {
        if (await store.FindAsync(id) is { } broadcast)
        {
            await PutAsync(broadcast, NoticeKind.BroadcastPaused, $"@{now:O}", NoticeSeverity.Urgent, TextKeys.NoticeBroadcastPaused, new() { ["reason"] = reason });
            await outbox.AddAsync(WebhookTypes.BroadcastPaused, $"{WebhookTypes.BroadcastPaused}/{id}@{now:O}", new { id, broadcast.Title, broadcast.Content, reason = content.Current.Say(reason, content.Current.Texts.DefaultLocale) });
        }
    }

    /// <summary>A broadcast is completed; many of it failed.</summary>
    public async Task CompletedAsync(Broadcast broadcast, DeliveryCounts counts)
    {
        await outbox.AddAsync(WebhookTypes.BroadcastCompleted, $"{WebhookTypes.BroadcastCompleted}/{broadcast.Id}", new
        {
            broadcast.Id,
            broadcast.Title,
            broadcast.Content,
            audience = counts.Total,
            sent = counts[DeliveryState.Sent],
            failed = counts[DeliveryState.Failed],
            skipped = counts[DeliveryState.Skipped],
            inDoubt = counts[DeliveryState.InDoubt],
        });
        var failed = counts[DeliveryState.Failed];
        var tried = failed + counts[DeliveryState.Sent] + counts[DeliveryState.InDoubt];
        if (failed > 0 && failed >= tried * TellingShare)
        {
            await PutAsync(broadcast, NoticeKind.BroadcastFailed, "", NoticeSeverity.Warning, TextKeys.NoticeBroadcastFailed, new()
            {
                ["failed"] = failed,
                ["tried"] = tried,
            });
        }
    }

    /// <summary>Somebody decided about a paused broadcast.</summary>
    public Task DecidedAsync(long id) => board.SettleAsync(NoticeKind.BroadcastPaused, Subject(id));

    private Task PutAsync(Broadcast broadcast, NoticeKind kind, string once, NoticeSeverity severity, string text, Dictionary<string, Phrase> arguments) =>
        board.PutAsync(new()
        {
            Key = $"{kind}/{broadcast.Id}{once}",
            Kind = kind,
            Severity = severity,
            Topic = content.Current.Tips.GetValueOrDefault(broadcast.Content)?.Topic,
            Subject = Subject(broadcast.Id),
            Text = text,
            Arguments = new Dictionary<string, Phrase>(arguments) { ["title"] = broadcast.Title },
        });

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"broadcast/{id}");
}
