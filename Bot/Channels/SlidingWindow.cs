namespace Bot.Channels;

/// <summary>At most so many in any stretch of so long.</summary>
internal sealed class SlidingWindow(int count, TimeSpan length)
{
    private readonly DateTimeOffset[] times = new DateTimeOffset[count];
    private int next;

    /// <summary>When there is room for another.</summary>
    public DateTimeOffset OpensAt() => times[next] == default ? DateTimeOffset.MinValue : times[next] + length;

    public void Add(DateTimeOffset now)
    {
        times[next] = now;
        next = (next + 1) % times.Length;
    }
}
