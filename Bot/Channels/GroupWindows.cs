namespace Bot.Channels;

/// <summary>A sliding window for every group that got something lately.</summary>
internal sealed class GroupWindows(int count, TimeSpan length)
{
    private readonly Dictionary<string, (SlidingWindow Window, DateTimeOffset Last)> groups = [];
    private DateTimeOffset swept = DateTimeOffset.MinValue;

    /// <summary>When the group may get the next.</summary>
    public DateTimeOffset OpensAt(string group) =>
        groups.TryGetValue(group, out var entry) ? entry.Window.OpensAt() : DateTimeOffset.MinValue;

    public void Add(string group, DateTimeOffset now)
    {
        if (now - swept > length)
        {
            foreach (var quiet in groups.Where(g => now - g.Value.Last > length).Select(g => g.Key).ToArray())
            {
                groups.Remove(quiet);
            }

            swept = now;
        }

        var window = groups.TryGetValue(group, out var entry) ? entry.Window : new SlidingWindow(count, length);
        window.Add(now);
        groups[group] = (window, now);
    }
}
