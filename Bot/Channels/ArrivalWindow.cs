namespace Bot.Channels;

/// <summary>
/// At most so many in any stretch of so long, as the server sees it. A message arrives somewhere between leaving and being answered: the
/// journey takes at least half the shortest round trip each way, so it arrived no later than it would have on the quickest journey plus
/// what its own round trip took longer. The successor is held back by just that, and unsteady networks cost little and break no limit.
/// </summary>
internal sealed class ArrivalWindow(int count, TimeSpan length)
{
    /// <summary>What is not answered by then is taken to have arrived: a call that hangs must not hold up everybody.</summary>
    private static readonly TimeSpan MostLateness = TimeSpan.FromMilliseconds(250);

    /// <summary>A route may change: the shortest round trip is found anew so often.</summary>
    private static readonly TimeSpan ShortestHolds = TimeSpan.FromMinutes(1);

    private readonly Entry[] entries = new Entry[count];
    private long left;
    private TimeSpan shortest = TimeSpan.MaxValue;
    private DateTimeOffset shortestSince = DateTimeOffset.MinValue;

    /// <summary>A window for a rate; rates below one a second get a longer window of one.</summary>
    public static ArrivalWindow PerSecond(double rate, TimeSpan slack)
    {
        var count = Math.Max(1, (int)rate);
        return new(count, TimeSpan.FromSeconds(rate > 0 ? count / rate : 0) + slack);
    }

    /// <summary>When there is room for another.</summary>
    public DateTimeOffset OpensAt(DateTimeOffset now)
    {
        if (left < entries.Length)
        {
            return DateTimeOffset.MinValue;
        }

        var oldest = entries[left % entries.Length];
        // Reckoned only now: the first trips of all are slow ones, and only later ones show by how much.
        return oldest.Left + Lateness(oldest.Trip ?? now - oldest.Left) + length;
    }

    /// <summary>Notes that one leaves now.</summary>
    /// <returns>Its number.</returns>
    public long Add(DateTimeOffset now)
    {
        entries[left % entries.Length] = new(left, now, null);
        return left++;
    }

    /// <summary>Notes that one was answered.</summary>
    public void Answered(long number, DateTimeOffset now)
    {
        ref var entry = ref entries[number % entries.Length];
        if (entry.Number != number)
        {
            return; // long out of the window
        }

        var trip = now - entry.Left;
        if (trip < shortest || now - shortestSince > ShortestHolds)
        {
            (shortest, shortestSince) = (trip, now);
        }

        entry = entry with { Trip = trip };
    }

    private TimeSpan Lateness(TimeSpan trip) =>
        trip <= shortest ? TimeSpan.Zero : trip - shortest < MostLateness ? trip - shortest : MostLateness;

    private readonly record struct Entry(long Number, DateTimeOffset Left, TimeSpan? Trip);
}
