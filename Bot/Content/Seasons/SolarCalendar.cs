using System.Collections.Concurrent;

namespace Bot.Content.Seasons;

/// <summary>
/// When the 24 solar terms are, for the years 1900 to 2100. The Sun's apparent longitude is <see cref="EarthSeries"/> turned round, with
/// precession, nutation and aberration after J. Meeus, "Astronomical Algorithms", second edition, chapters 21, 22 and 25. Pure; a
/// year is reckoned once.
/// </summary>
internal static class SolarCalendar
{
    public const int FirstYear = 1900;
    public const int LastYear = 2100;

    private const double J2000 = 2_451_545.0;
    private const double UnixEpoch = 2_440_587.5;
    private const double DaysInTurn = 365.2422;
    private const double ArcSecond = Math.PI / 648_000;

    /// <summary>China's calendar is that of 120 degrees east, whatever zone the program is set to.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly ConcurrentDictionary<int, DateTimeOffset[]> Years = [];

    /// <summary>The instant of a term, to within a minute and a half, at +08:00.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1900 to 2100.</exception>
    public static DateTimeOffset At(int year, SolarTerm term)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return Years.GetOrAdd(year, y => [.. SolarTerm.All.Select(t => Reckon(y, t))])[term.Index];
    }

    /// <summary>The day of a term in China's calendar.</summary>
    /// <inheritdoc cref="At"/>
    public static DateOnly DayOf(int year, SolarTerm term) => DateOnly.FromDateTime(At(year, term).DateTime);

    private static DateTimeOffset Reckon(int year, SolarTerm term)
    {
        var target = term.Longitude * Math.PI / 180;
        // 小寒 is about the sixth of January; the others follow at a 24th of a year each.
        var day = JulianDay(year) + 5 + (term.Index * DaysInTurn / 24);
        for (var (round, step) = (0, 1.0); round < 20 && Math.Abs(step) > 1e-7; round++)
        {
            step = Math.IEEERemainder(target - ApparentLongitude(day), 2 * Math.PI) * DaysInTurn / (2 * Math.PI);
            day += step;
        }

        var universal = day - (EarthRotation.SecondsBehind(year + ((term.Index + 0.5) / 24)) / 86_400);
        var instant = DateTimeOffset.UnixEpoch.AddSeconds(Math.Round((universal - UnixEpoch) * 86_400));
        return instant.ToOffset(China);
    }

    private static double JulianDay(int year) =>
        (new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) - DateTimeOffset.UnixEpoch).TotalDays + UnixEpoch;

    /// <summary>Geocentric longitude of the Sun, true equinox of date, in radians.</summary>
    private static double ApparentLongitude(double julianDay)
    {
        var t = (julianDay - J2000) / 36_525;
        return EarthSeries.Longitude(julianDay) + Math.PI + ((Precession(t) + Nutation(t) + Aberration(t)) * ArcSecond);
    }

    /// <summary>General precession in longitude since J2000 in seconds of arc (IAU 2006).</summary>
    private static double Precession(double t) => (5028.796195 * t) + (1.1054348 * t * t);

    /// <summary>Nutation in longitude in seconds of arc, by its four largest terms: half a second of arc at most is left out.</summary>
    private static double Nutation(double t)
    {
        var node = Radians(125.04452 - (1934.136261 * t));
        var sun = Radians(280.4665 + (36000.7698 * t));
        var moon = Radians(218.3165 + (481267.8813 * t));
        return (-17.20 * Math.Sin(node)) - (1.32 * Math.Sin(2 * sun)) - (0.23 * Math.Sin(2 * moon)) + (0.21 * Math.Sin(2 * node));
    }

    /// <summary>Aberration in seconds of arc: light takes eight minutes, in which the Earth goes on.</summary>
    private static double Aberration(double t)
    {
        var eccentricity = 0.016708634 - (0.000042037 * t);
        var anomaly = Radians(357.52911 + (35999.05029 * t));
        var distance = 1.000001018 * (1 - (eccentricity * eccentricity)) / (1 + (eccentricity * Math.Cos(anomaly + (2 * eccentricity * Math.Sin(anomaly)))));
        return -20.4898 / distance;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
