namespace Bot.Channels;

/// <summary>
/// Keeps one rate: evenly spaced, a late start made up for a little, and never more than the rate in any one second as the server sees it.
/// </summary>
internal sealed class RateGate(double perSecond, TimeSpan slack)
{
    /// <summary>How far a late timer may be made up for by sending closer together.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(100);

    private readonly ArrivalWindow window = ArrivalWindow.PerSecond(perSecond, slack);
    private readonly TimeSpan interval = perSecond > 0 ? TimeSpan.FromSeconds(1 / perSecond) : TimeSpan.Zero;
    private DateTimeOffset evenly = DateTimeOffset.MinValue;

    /// <summary>When the next may leave.</summary>
    public DateTimeOffset OpensAt(DateTimeOffset now)
    {
        if (perSecond <= 0)
        {
            return DateTimeOffset.MinValue;
        }

        var byWindow = window.OpensAt(now);
        return evenly > byWindow ? evenly : byWindow;
    }

    /// <summary>Notes that one leaves now.</summary>
    /// <returns>Its number, for <see cref="Answered"/>.</returns>
    public long Left(DateTimeOffset now)
    {
        if (perSecond <= 0)
        {
            return 0;
        }

        evenly = (evenly > now - CatchUp ? evenly : now - CatchUp) + interval;
        return window.Add(now);
    }

    /// <summary>Notes that one was answered.</summary>
    public void Answered(long number, DateTimeOffset now)
    {
        if (perSecond > 0)
        {
            window.Answered(number, now);
        }
    }
}
