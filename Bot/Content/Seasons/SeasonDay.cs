using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Content.Seasons;

/// <summary>A day that comes back every year: a date, a solar term, a festival or another lunar date, or some days before or after one.</summary>
/// <param name="Anchor">What it goes by.</param>
/// <param name="Days">Days after the anchor; negative = before; at most 60 either way.</param>
internal sealed partial record SeasonDay(SeasonAnchor Anchor, int Days = 0)
{
    /// <summary>Most days between a season's day and what it is reckoned from.</summary>
    public const int MaxDays = 60;

    /// <summary>Reads <c>11-15</c>, <c>清明-5d</c>, <c>春节+3d</c>, <c>lunar 12-08</c>; null when it is none of them.</summary>
    public static SeasonDay? TryParse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || Anchors(match.Groups["anchor"].Value) is not var (anchor, own))
        {
            return null;
        }

        var days = match.Groups["days"] is { Success: true, Value: var number } ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
        return Math.Abs(days) <= MaxDays ? new(anchor, own + days) : null;
    }

    /// <summary>The day it is in a year.</summary>
    /// <param name="year">For a lunar date the lunar year: its last month lies in the year after.</param>
    /// <param name="shift">Days by which a region's season is later (negative = earlier); only what goes by the Sun's terms is shifted.</param>
    public DateOnly In(int year, int shift = 0) =>
        Anchor.In(year).AddDays(Days + (Anchor is SeasonAnchor.Term ? shift : 0));

    /// <inheritdoc/>
    public override string ToString() => Days == 0 ? $"{Anchor}" : string.Create(CultureInfo.InvariantCulture, $"{Anchor}{Days:+0;-0}d");

    private static (SeasonAnchor Anchor, int Days)? Anchors(string text)
    {
        if (SolarTerm.Find(text) is { } term)
        {
            return (new SeasonAnchor.Term(term), 0);
        }

        if (LunarCalendar.Festivals.TryGetValue(text, out var festival))
        {
            return (new SeasonAnchor.Lunar(festival.Month, festival.Day), festival.Days);
        }

        if (text.StartsWith("lunar ", StringComparison.Ordinal))
        {
            var parts = text["lunar ".Length..].Trim().Split('-').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            return parts is [>= 1 and <= 12 and var month, >= 1 and <= 30 and var day] ? (new SeasonAnchor.Lunar(month, day), 0) : null;
        }

        // 2024 is a leap year, so that 02-29 counts as a day.
        return DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (new SeasonAnchor.Date(date.Month, date.Day), 0)
            : null;
    }

    [GeneratedRegex(@"^(?<anchor>\p{IsCJKUnifiedIdeographs}{2}|[0-9]{2}-[0-9]{2}|lunar\s+[0-9]{2}-[0-9]{2})(?:\s*(?<days>[+-][0-9]{1,2})d)?\z")]
    private static partial Regex Form();
}

/// <summary>What a <see cref="SeasonDay"/> goes by.</summary>
internal abstract record SeasonAnchor
{
    private SeasonAnchor()
    {
    }

    /// <summary>The day it is in a year.</summary>
    public abstract DateOnly In(int year);

    /// <summary>A day of the common calendar; 02-29 is the last of February in other years.</summary>
    internal sealed record Date(int Month, int Day) : SeasonAnchor
    {
        public override DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
    }

    /// <summary>The day of a solar term.</summary>
    internal sealed record Term(SolarTerm Of) : SeasonAnchor
    {
        public override DateOnly In(int year) => SolarCalendar.DayOf(year, Of);

        public override string ToString() => Of.Name;
    }

    /// <summary>A day of the lunar calendar.</summary>
    internal sealed record Lunar(int Month, int Day) : SeasonAnchor
    {
        public override DateOnly In(int year) => LunarCalendar.DayOf(year, Month, Day);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"lunar {Month:00}-{Day:00}");
    }
}
