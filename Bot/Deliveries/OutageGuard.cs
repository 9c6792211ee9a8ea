namespace Bot.Deliveries;

/// <summary>Notices that nothing gets through any more, and makes us wait longer and longer instead of storming. Pure.</summary>
internal sealed class OutageGuard
{
    private const int Tolerated = 8;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private int failures;
    private TimeSpan pause = Shortest;

    /// <summary>Nothing is claimed before this instant.</summary>
    public DateTimeOffset QuietUntil { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Notes one send.</summary>
    /// <returns>The pause, when this send began one; null otherwise.</returns>
    public TimeSpan? Note(bool gotThrough, DateTimeOffset now)
    {
        if (gotThrough)
        {
            failures = 0;
            pause = Shortest;
            return null;
        }

        // What was under way when the pause began fails too, and means nothing new.
        if (++failures < Tolerated || now < QuietUntil)
        {
            return null;
        }

        var begun = pause;
        QuietUntil = now + begun;
        pause = pause * 2 < Longest ? pause * 2 : Longest;
        return begun;
    }
}
