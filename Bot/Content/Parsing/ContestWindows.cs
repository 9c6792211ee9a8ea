using System.Globalization;

namespace Bot.Content.Parsing;

/// <summary>When a contest is held: once, between two instants, or in several years between two local times.</summary>
internal sealed class ContestWindows(YamlMap contest, TimeZoneInfo zone)
{
    private const string Instant = "\"2026-12-01T08:00:00+08:00\"";
    private const string TimeOfYear = "\"12-01 08:00\"";

    public IReadOnlyList<ContestWindow> Read()
    {
        if (contest.Map("window") is not { } window)
        {
            contest.Problem(new("check.contest-window", ("instant", Instant), ("time", TimeOfYear)));
            return [];
        }

        var years = window.List("years");
        var windows = years.Count == 0 ? Once(window) : Yearly(window, years);
        window.RefuseUnknownKeys();
        foreach (var wrong in windows.Where(w => w.Until <= w.From).Take(1))
        {
            contest.Problem("window", new("check.until-before-from"));
        }

        return windows;
    }

    private ContestWindow[] Once(YamlMap window) =>
        At(window, "from") is var from && At(window, "until") is var until && from is { } first && until is { } last ? [Window(first, last, null)] : [];

    private static DateTimeOffset? At(YamlMap window, string key)
    {
        var text = window.Required(key, Instant);
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return at;
        }

        if (text.Length > 0)
        {
            window.Problem(key, new("check.no-instant-or-year", ("text", text), ("instant", Instant), ("time", TimeOfYear)));
        }

        return null;
    }

    private ContestWindow[] Yearly(YamlMap window, IReadOnlyList<string> years)
    {
        var numbers = new List<int>();
        foreach (var text in years)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2020 and <= 2100)
            {
                numbers.Add(year);
            }
            else
            {
                window.Problem("years", new("check.no-year", ("text", text)));
            }
        }

        return Time(window, "from") is var from && Time(window, "until") is var until && from is { } first && until is { } last
            ? [.. numbers.Distinct().Select(year => Window(Local(first, year), Local(last, last < first ? year + 1 : year), year))]
            : [];
    }

    /// <summary>A day and a time of no year in particular; that of a leap year, so that every day can be read.</summary>
    private static DateTime? Time(YamlMap window, string key)
    {
        var text = window.Required(key, TimeOfYear);
        if (DateTime.TryParseExact("2024-" + text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        if (text.Length > 0)
        {
            window.Problem(key, new("check.no-time-of-year", ("text", text), ("time", TimeOfYear)));
        }

        return null;
    }

    private DateTimeOffset Local(DateTime time, int year)
    {
        var local = new DateTime(year, time.Month, Math.Min(time.Day, DateTime.DaysInMonth(year, time.Month))) + time.TimeOfDay;
        return new(local, zone.GetUtcOffset(local));
    }

    private ContestWindow Window(DateTimeOffset from, DateTimeOffset until, int? year) => new(from, until, Day(from), Day(until), year);

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}

/// <summary>One holding of a contest, with its local days; <paramref name="Year"/> where there are several.</summary>
internal sealed record ContestWindow(DateTimeOffset From, DateTimeOffset Until, DateOnly First, DateOnly Last, int? Year);
