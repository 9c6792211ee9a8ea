namespace Bot.Messaging;

/// <summary>Bounds how much one stranger may ask of us in a minute, so that a script cannot keep everybody else waiting.</summary>
/// <param name="perMinute">How much one key may ask for in the minute that its first request begins.</param>
/// <param name="time">The clock.</param>
internal sealed class FloodGate(int perMinute, TimeProvider time)
{
    /// <summary>Keys that are told apart in one minute, some ten megabytes; beyond it all newcomers share one allowance.</summary>
    public const int MostKeys = 100_000;

    private const string Newcomers = "";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Began, int Count)> minutes = [];
    private long swept = time.GetTimestamp();

    /// <summary>Counts one request.</summary>
    /// <returns>False when the key has used up its minute.</returns>
    public bool Admit(string key)
    {
        lock (gate)
        {
            Sweep();
            var own = minutes.Count < MostKeys || minutes.ContainsKey(key) ? key : Newcomers;
            var (began, count) = minutes.TryGetValue(own, out var minute) && !IsOver(minute.Began) ? minute : (time.GetTimestamp(), 0);
            minutes[own] = (began, count + 1);
            return count < perMinute;
        }
    }

    /// <summary>Takes one request back that was admitted and did not deserve to be counted.</summary>
    public void Forgive(string key)
    {
        lock (gate)
        {
            if (minutes.TryGetValue(key, out var minute) && minute.Count > 0)
            {
                minutes[key] = (minute.Began, minute.Count - 1);
            }
        }
    }

    private bool IsOver(long began) => time.GetElapsedTime(began) >= Minute;

    /// <summary>Once a minute, forgets those whose minute is over.</summary>
    private void Sweep()
    {
        if (!IsOver(swept))
        {
            return;
        }

        swept = time.GetTimestamp();
        foreach (var (key, _) in minutes.Where(m => IsOver(m.Value.Began)).ToArray())
        {
            minutes.Remove(key);
        }
    }
}
