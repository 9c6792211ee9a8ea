using System.Collections.Concurrent;

namespace Bot.Messaging;

/// <summary>Bounds how much one stranger may ask of us in a minute, so that a script cannot keep everybody else waiting.</summary>
/// <param name="perMinute">How much one key may ask for in one minute of the clock.</param>
/// <param name="time">The clock.</param>
internal sealed class FloodGate(int perMinute, TimeProvider time)
{
    /// <summary>Keys that are told apart in one minute, some ten megabytes; beyond it all newcomers share one allowance.</summary>
    public const int MostKeys = 100_000;

    private const string Newcomers = "";

    private readonly ConcurrentDictionary<string, int> counts = new();
    private long minute;
    private int keys;

    /// <summary>Counts one request.</summary>
    /// <returns>False when the key has used up its minute.</returns>
    public bool Admit(string key)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref minute, now) != now)
        {
            counts.Clear();
            keys = 0;
        }

        var own = Volatile.Read(ref keys) < MostKeys || counts.ContainsKey(key) ? key : Newcomers;
        var count = counts.AddOrUpdate(own, 1, (_, count) => count + 1);
        if (count == 1)
        {
            Interlocked.Increment(ref keys);
        }

        return count <= perMinute;
    }

    /// <summary>Takes one request back that was admitted and did not deserve to be counted.</summary>
    public void Forgive(string key)
    {
        if (counts.TryGetValue(key, out var count) && count > 0)
        {
            counts.TryUpdate(key, count - 1, count); // one more that comes meanwhile may keep it counted
        }
    }
}
