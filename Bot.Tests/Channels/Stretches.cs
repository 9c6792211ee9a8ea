namespace Bot.Tests.Channels;

/// <summary>Looks for the fullest stretch of time in a record.</summary>
internal static class Stretches
{
    /// <summary>The most instants in any stretch of that length, its end not included.</summary>
    public static int Most(IEnumerable<DateTimeOffset> instants, TimeSpan length)
    {
        var times = instants.Order().ToArray();
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Length; last++)
        {
            while (times[last] - times[first] >= length)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    /// <summary>The most of these messages that left in any stretch of that length.</summary>
    public static int Most(IEnumerable<PacedMessage> messages, TimeSpan length) => Most(messages.Select(m => m.LeftAt!.Value), length);
}
