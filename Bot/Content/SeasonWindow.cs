namespace Bot.Content;

/// <summary>A stretch of days that comes back every year; both ends belong to it, and it may cross the new year.</summary>
internal sealed record SeasonWindow(MonthDay From, MonthDay Until)
{
    public bool Contains(DateOnly day)
    {
        var today = new MonthDay(day.Month, day.Day);
        return From.CompareTo(Until) <= 0
            ? From.CompareTo(today) <= 0 && today.CompareTo(Until) <= 0
            : From.CompareTo(today) <= 0 || today.CompareTo(Until) <= 0;
    }
}

/// <summary>A day of the year without its year.</summary>
internal readonly record struct MonthDay(int Month, int Day) : IComparable<MonthDay>
{
    public int CompareTo(MonthDay other) => (Month, Day).CompareTo((other.Month, other.Day));
}
