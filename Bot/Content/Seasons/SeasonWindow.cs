namespace Bot.Content.Seasons;

/// <summary>A stretch of days that comes back every year; both ends belong to it, and it may cross the new year.</summary>
internal sealed record SeasonWindow(SeasonDay From, SeasonDay Until)
{
    /// <summary>The one opening of the window that a day lies in; null when it is closed.</summary>
    /// <param name="day">The day.</param>
    /// <param name="shift">Days by which a region's season is later; negative = earlier.</param>
    public Opening? OpeningAt(DateOnly day, int shift = 0)
    {
        // Last year's, too: it may still be open, and a lunar year ends in the next.
        for (var year = day.Year - 1; year <= day.Year + 1; year++)
        {
            if (Opening(year, shift) is var opening && opening.First <= day && day <= opening.Last)
            {
                return opening;
            }
        }

        return null;
    }

    /// <summary>Whether a day lies in it.</summary>
    /// <inheritdoc cref="OpeningAt"/>
    public bool Contains(DateOnly day, int shift = 0) => OpeningAt(day, shift) is not null;

    /// <summary>The opening that begins in a year (for a lunar date, in that lunar year).</summary>
    public Opening Opening(int year, int shift = 0)
    {
        var first = From.In(year, shift);
        // From 腊八 until 立春: the day after comes in the next year's reckoning, or, from 春节 until 12-31, already in this one's.
        var last = Enumerable.Range(year - 1, 4).Select(y => Until.In(y, shift)).First(d => d >= first);
        return new(first, last);
    }
}

/// <summary>One opening of a window: its first and last day.</summary>
internal readonly record struct Opening(DateOnly First, DateOnly Last)
{
    /// <summary>Days it lasts, both ends counted.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;
}
