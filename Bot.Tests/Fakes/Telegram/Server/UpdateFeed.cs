using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The updates that the bot has not confirmed yet.</summary>
internal sealed class UpdateFeed(TimeProvider time, int seed)
{
    /// <summary>Kinds that come only to those who ask for them by name.</summary>
    private static readonly string[] OnRequest = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly Lock _gate = new();
    private readonly List<Update> _pending = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HashSet<string>? _allowed;
    private Action<Update>? _subscriber;
    private long _nextId = 100_000_000 + (seed * 1000L);

    public int Count
    {
        get
        {
            lock (_gate)
                return _pending.Count;
        }
    }

    public IReadOnlyList<string>? Allowed => _allowed?.Order().ToArray();

    /// <summary>As in Telegram, this touches only updates that are still to come.</summary>
    public void Allow(IEnumerable<string>? kinds)
    {
        if (kinds is not null)
            _allowed = kinds.ToHashSet() is { Count: > 0 } set ? set : null;
    }

    public void Jump(long by) => Interlocked.Add(ref _nextId, by);

    /// <summary>Adds an update if the bot asked for its kind.</summary>
    public void Add(string kind, long lane, Action<Utf8JsonWriter> write)
    {
        if (_allowed is { } allowed ? allowed.Contains(kind) : !OnRequest.Contains(kind))
            Enqueue(kind, lane, write);
    }

    public void Enqueue(string kind, long lane, Action<Utf8JsonWriter> write)
    {
        lock (_gate)
        {
            var id = _nextId++;
            var update = new Update(id, kind, lane, time.GetUtcNow(), Json.Bytes(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("update_id", id);
                write(json);
                json.WriteEndObject();
            }));
            _pending.Add(update);
            _arrival.TrySetResult();
            _subscriber?.Invoke(update);
        }
    }

    /// <summary>Hands all that is pending and all that comes to one subscriber, in order; null ends it.</summary>
    public void Subscribe(Action<Update>? subscriber)
    {
        lock (_gate)
        {
            _subscriber = subscriber;
            if (subscriber is not null)
                _pending.ForEach(subscriber);
        }
    }

    /// <summary>Forgets what the offset confirms, and gives what is left. A negative offset keeps only the last ones.</summary>
    public IReadOnlyList<Update> Take(long offset, int limit)
    {
        lock (_gate)
        {
            ForgetStale();
            if (offset < 0)
                _pending.RemoveRange(0, (int)Math.Max(0, _pending.Count + offset));
            else if (offset > 0)
                _pending.RemoveAll(update => update.Id < offset);
            if (_pending.Count == 0 && _arrival.Task.IsCompleted)
                _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return [.. _pending.Take(limit)];
        }
    }

    public Task ArrivalAsync(CancellationToken cancel)
    {
        lock (_gate)
            return _arrival.Task.WaitAsync(cancel);
    }

    public void Remove(Update update)
    {
        lock (_gate)
            _pending.Remove(update);
    }

    public void Clear()
    {
        lock (_gate)
            _pending.Clear();
    }

    private void ForgetStale()
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromHours(24);
        if (_pending.Count > 0 && _pending[0].At < oldest)
            _pending.RemoveAll(update => update.At < oldest);
    }
}
