using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Gives updates out: to one long poll at a time, or to a webhook.</summary>
internal sealed class UpdateDesk(UpdateFeed feed, FakeTelegramOptions options) : IAsyncDisposable
{
    /// <summary>How long it takes at most to notice that a caller is gone.</summary>
    private static readonly TimeSpan _notice = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Poll? _poll;
    private WebhookPusher? _webhook;

    public WebhookPusher? Webhook => _webhook;

    public async Task<Answer> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken aborted)
    {
        using var poll = new Poll(CancellationTokenSource.CreateLinkedTokenSource(aborted));
        Begin(poll);
        try
        {
            poll.Stop.CancelAfter(timeout);
            var updates = feed.Take(offset, limit);
            while (updates.Count == 0 && !poll.Stop.IsCancellationRequested)
            {
                await Task.WhenAny(feed.ArrivalAsync(poll.Stop.Token));
                if (poll.Ended is null)
                    updates = feed.Take(offset, limit);
            }
            // Who has hung up and calls again is no second bot, and is not refused.
            if (poll.Ended is { } conflict && await IsStillThereAsync(aborted))
                throw conflict;
            return json => Write(json, updates);
        }
        finally
        {
            lock (_gate)
                _poll = _poll == poll ? null : _poll;
        }
    }

    public async Task SetWebhookAsync(WebhookSettings? settings, bool dropPending)
    {
        var old = Interlocked.Exchange(ref _webhook, null);
        if (old is not null)
            await old.DisposeAsync();
        if (dropPending)
            feed.Clear();
        if (settings is null)
            return;
        lock (_gate)
            _poll?.End(Refusal.Conflict("terminated by setWebhook request"));
        _webhook = new WebhookPusher(settings, feed, options);
    }

    public async ValueTask DisposeAsync() => await SetWebhookAsync(null, dropPending: false);

    private static async Task<bool> IsStillThereAsync(CancellationToken aborted)
    {
        await Task.Delay(_notice, TimeProvider.System, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !aborted.IsCancellationRequested;
    }

    private void Begin(Poll poll)
    {
        lock (_gate)
        {
            if (_webhook is not null)
                throw Refusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            _poll?.End(Refusal.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running"));
            _poll = poll;
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Update> updates)
    {
        json.WriteStartArray();
        foreach (var update in updates)
            json.WriteRawValue(update.Json, skipInputValidation: true);
        json.WriteEndArray();
    }

    /// <summary>The long poll under way; a later one ends it.</summary>
    private sealed class Poll(CancellationTokenSource stop) : IDisposable
    {
        public CancellationTokenSource Stop => stop;

        public Refusal? Ended { get; private set; }

        public void End(Refusal conflict)
        {
            Ended = conflict;
            // Not inline: the poll that ends must not go on within our lock.
            _ = stop.CancelAsync();
        }

        public void Dispose() => stop.Dispose();
    }
}
