namespace Bot.Channels;

/// <summary>
/// Keeps one rate: evenly spaced, a late start made up for a little, and never more than the rate in any one second as the server sees it.
/// </summary>
internal sealed class RateGate(double perSecond, TimeSpan slack)
{
    /// <summary>How far a late timer may be made up for by sending closer together.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(100);

    private readonly SlidingWindow window = SlidingWindow.PerSecond(perSecond, slack);
    private readonly TimeSpan interval = perSecond > 0 ? TimeSpan.FromSeconds(1 / perSecond) : TimeSpan.Zero;
    private DateTimeOffset evenly = DateTimeOffset.MinValue;

    /// <summary>When the next may leave.</summary>
    public DateTimeOffset OpensAt()
    {
        if (perSecond <= 0)
        {
            return DateTimeOffset.MinValue;
        }

        var byWindow = window.OpensAt();
        return evenly > byWindow ? evenly : byWindow;
    }

    /// <summary>Notes that one leaves now.</summary>
    public void Left(DateTimeOffset now)
    {
        if (perSecond > 0)
        {
            evenly = (evenly > now - CatchUp ? evenly : now - CatchUp) + interval;
            window.Add(now);
        }
    }
}
