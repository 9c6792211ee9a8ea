namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Hands each message once to a test that waits for it.</summary>
internal sealed class Mailbox(string what)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, List<SentMessage>> _unread = [];
    private readonly List<Waiter> _waiters = [];

    public void Add(SentMessage message)
    {
        lock (_gate)
        {
            var waiter = _waiters.Find(w => w.ChatId == message.ChatId && w.Matches(message));
            if (waiter is not null && _waiters.Remove(waiter) && waiter.Found.TrySetResult(message))
                return;
            if (!_unread.TryGetValue(message.ChatId, out var unread))
                _unread[message.ChatId] = unread = [];
            unread.Add(message);
        }
    }

    public async Task<SentMessage> NextAsync(long chatId, Func<SentMessage, bool>? matches, TimeSpan timeout, Func<string> explain)
    {
        var waiter = new Waiter(chatId, matches ?? (_ => true), new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_unread.TryGetValue(chatId, out var unread) && unread.FindIndex(m => waiter.Matches(m)) is >= 0 and var at)
            {
                var found = unread[at];
                unread.RemoveAt(at);
                return found;
            }
            _waiters.Add(waiter);
        }
        try
        {
            return await waiter.Found.Task.WaitAsync(timeout, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            lock (_gate)
                _waiters.Remove(waiter);
            // It may have come in the very moment of giving up.
            return waiter.Found.Task.IsCompletedSuccessfully ? await waiter.Found.Task.WaitAsync(CancellationToken.None)
                : throw new TimeoutException($"No such {what} in chat {chatId} within {timeout.TotalSeconds:0.#} s. {explain()}");
        }
    }

    private sealed record Waiter(long ChatId, Func<SentMessage, bool> Matches, TaskCompletionSource<SentMessage> Found);
}
