using System.Collections.Concurrent;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>What came in, what was refused, and how much of it at once.</summary>
internal sealed class CallLog(TimeProvider time)
{
    private readonly ConcurrentQueue<ReceivedCall> _calls = [];
    private readonly Dictionary<Ledger, ConcurrentQueue<RefusedCall>> _ledgers = Enum.GetValues<Ledger>().ToDictionary(l => l, _ => new ConcurrentQueue<RefusedCall>());
    private int _active;
    private int _peak;
    private long _lastCall = TimeProvider.System.GetTimestamp();

    public IReadOnlyList<ReceivedCall> Calls => [.. _calls];

    public int CallCount => _calls.Count;

    public int Peak => Volatile.Read(ref _peak);

    /// <summary>How long ago, on the wall clock, the last call began or ended; zero while one is under way.</summary>
    public TimeSpan Quiet => Volatile.Read(ref _active) > 0 ? TimeSpan.Zero : TimeProvider.System.GetElapsedTime(Volatile.Read(ref _lastCall));

    public IReadOnlyList<RefusedCall> In(Ledger ledger) => [.. _ledgers[ledger]];

    public void Add(ReceivedCall call) => _calls.Enqueue(call);

    public void Add(Refusal refusal, string method, string body) =>
        _ledgers[refusal.Ledger].Enqueue(new(method, refusal.Code, refusal.Message, body, time.GetUtcNow()));

    public int Enter()
    {
        Touch();
        var active = Interlocked.Increment(ref _active);
        for (var peak = Peak; active > peak; peak = Peak)
            Interlocked.CompareExchange(ref _peak, active, peak);
        return active;
    }

    public void Leave()
    {
        Touch();
        Interlocked.Decrement(ref _active);
    }

    private void Touch() => Volatile.Write(ref _lastCall, TimeProvider.System.GetTimestamp());
}
