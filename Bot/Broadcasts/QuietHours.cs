namespace Bot.Broadcasts;

/// <summary>The hours of the day in which people are not to be woken; they may cross midnight. Pure.</summary>
internal sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>No quiet hours.</summary>
    public static QuietHours None { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>Reads <c>21:00-07:00</c>; empty means none; null when it cannot be read.</summary>
    public static QuietHours? TryParse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return None;
        }

        return text.Split('-', StringSplitOptions.TrimEntries) is [var from, var until]
            && TimeOnly.TryParseExact(from, "HH:mm", out var start)
            && TimeOnly.TryParseExact(until, "HH:mm", out var end)
                ? new(start, end)
                : null;
    }

    /// <summary>Whether a local time of day is quiet; the end itself is not.</summary>
    public bool Contains(TimeOnly time) => From != Until && time.IsBetween(From, Until);
}
