using Bot.Webhooks;

namespace Bot.Subscribers;

/// <summary>Tells other programs who begins to get something and who gets nothing any more. People brought in by a list are not told one by one.</summary>
internal sealed class SubscriberNews(WebhookOutbox outbox, TimeProvider time)
{
    /// <param name="id">Who.</param>
    /// <param name="channel">Where they are reached.</param>
    /// <param name="was">What they were; null = nobody knew them.</param>
    /// <param name="now">What they are; null = they are deleted.</param>
    public Task ChangedAsync(long id, string channel, SubscriberStatus? was, SubscriberStatus? now)
    {
        var (before, after) = (was == SubscriberStatus.Active, now == SubscriberStatus.Active);
        var type = after ? WebhookTypes.SubscriberJoined : WebhookTypes.SubscriberLeft;
        return before == after
            ? Task.CompletedTask
            : outbox.AddAsync(type, $"{type}/{id}@{time.GetUtcNow():O}", new { id, channel, status = now?.ToString().ToLowerInvariant() ?? "deleted" });
    }
}
