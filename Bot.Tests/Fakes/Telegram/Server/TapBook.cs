using System.Collections.Concurrent;
using System.Globalization;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The taps on buttons: each may be answered once, within 150 s.</summary>
internal sealed class TapBook(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(150);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _open = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<CallbackAnswer>> _waiting = [];
    private readonly ConcurrentQueue<CallbackAnswer> _answers = [];
    private long _last = 4_382_000_000_000_000_000;

    public IReadOnlyList<CallbackAnswer> Answers => [.. _answers];

    public string New()
    {
        var id = Interlocked.Add(ref _last, 7919).ToString(CultureInfo.InvariantCulture);
        _open[id] = time.GetUtcNow();
        return id;
    }

    public void Accept(string id, string? text, bool alert, string? url)
    {
        var now = time.GetUtcNow();
        if (!_open.TryRemove(id, out var at) || now - at > Lifetime)
            throw Refusal.TooOld();
        var answer = new CallbackAnswer(id, text, alert, url, now);
        _answers.Enqueue(answer);
        Waiting(id).TrySetResult(answer);
    }

    public async Task<CallbackAnswer> AnswerAsync(string id, TimeSpan timeout) =>
        await Waiting(id).Task.WaitAsync(timeout, TimeProvider.System);

    private TaskCompletionSource<CallbackAnswer> Waiting(string id) =>
        _waiting.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
