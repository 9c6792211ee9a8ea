namespace Bot.Content.Seasons;

/// <summary>
/// By how many seconds universal time, which follows the Earth's turning, is behind terrestrial time (ΔT). Observed every ten years
/// from 1900 to 2020 (Astronomical Almanac; IERS), in between linear. Afterwards it cannot be known: the values for 2030 to 2100 are
/// round figures between the slow rise of the last twenty years and the long-term parabola of F. R. Stephenson, L. V. Morrison and
/// C. Y. Hohenkerk (2016), and may be wrong by half a minute in 2100. Pure.
/// </summary>
internal static class EarthRotation
{
    private const double FirstYear = 1900;

    private static readonly double[] Decades =
        [-2.8, 10.4, 21.2, 24.0, 24.3, 29.1, 33.2, 40.2, 50.5, 56.9, 63.8, 66.1, 69.4, 70, 72, 75, 79, 84, 90, 97, 105];

    /// <param name="year">Year with its fraction; outside of 1900 to 2110 the nearest value counts.</param>
    public static double SecondsBehind(double year)
    {
        var place = Math.Clamp((year - FirstYear) / 10, 0, Decades.Length - 1.0);
        var decade = Math.Min((int)place, Decades.Length - 2);
        return Decades[decade] + ((place - decade) * (Decades[decade + 1] - Decades[decade]));
    }
}
