namespace Bot.Content.Seasons;

/// <summary>
/// The Earth's heliocentric ecliptic longitude, mean equinox of J2000: the 36 largest terms of VSOP87B (P. Bretagnon and G. Francou,
/// "Planetary theories in rectangular and spherical variables", Astronomy and Astrophysics 202, 1988). Between 1900 and 2100 what is
/// left out amounts to less than two seconds of arc, in which the Sun takes about 50 seconds of time. Pure.
/// </summary>
internal static class EarthSeries
{
    private const double DaysInMillennium = 365_250;
    private const double J2000 = 2_451_545.0;

    /// <summary>By power of the time; each term is A cos(B + C t).</summary>
    private static readonly Term[][] Powers =
    [
        [
            new(1.75347045673, 0, 0),
            new(0.03341656453, 4.66925680415, 6283.0758499914),
            new(0.00034894275, 4.62610242189, 12566.1516999828),
            new(0.00003417572, 2.82886579754, 3.523118349),
            new(0.00003497056, 2.74411783405, 5753.3848848968),
            new(0.00003135899, 3.62767041756, 77713.7714681205),
            new(0.00002676218, 4.41808345438, 7860.4193924392),
            new(0.00002342691, 6.13516214446, 3930.2096962196),
            new(0.00001273165, 2.03709657878, 529.6909650946),
            new(0.00001324294, 0.74246341673, 11506.7697697936),
            new(0.00000901854, 2.04505446477, 26.2983197998),
            new(0.00001199167, 1.10962946234, 1577.3435424478),
            new(0.00000857223, 3.50849152283, 398.1490034082),
            new(0.00000779786, 1.17882681962, 5223.6939198022),
            new(0.0000099025, 5.23268072088, 5884.9268465832),
            new(0.00000753141, 2.53339052847, 5507.5532386674),
            new(0.00000505267, 4.58292599973, 18849.2275499742),
            new(0.00000492392, 4.20505711826, 775.522611324),
            new(0.00000356672, 2.91954114478, 0.0673103028),
            new(0.00000284125, 1.89869240932, 796.2980068164),
            new(0.00000242879, 0.34481445893, 5486.777843175),
            new(0.00000317087, 5.84901948512, 11790.6290886588),
            new(0.00000271112, 0.31486255375, 10977.078804699),
            new(0.00000206217, 4.80646631478, 2544.3144198834),
            new(0.00000205478, 1.86953770281, 5573.1428014331),
            new(0.00000202318, 2.45767790232, 6069.7767545534),
            new(0.00000126225, 1.08295459501, 20.7753954924),
            new(0.00000155516, 0.83306084617, 213.299095438),
            new(0.00000115132, 0.64544911683, 0.9803210682),
            new(0.00000102851, 0.63599845579, 4694.0029547076),
            new(0.00000101724, 4.2667980198, 7.1135470008),
            new(0.00000132212, 3.41118292683, 2942.4634232916),
            new(0.00000101895, 0.97569280312, 15720.8387848784),
        ],
        [
            new(6283.0758499914, 0, 0),
            new(0.00206058863, 2.67823455808, 6283.0758499914),
            new(0.00004303419, 2.63512233481, 12566.1516999828),
        ],
    ];

    /// <summary>Longitude in radians, not reduced to one turn.</summary>
    /// <param name="julianDay">Julian day, terrestrial time.</param>
    public static double Longitude(double julianDay)
    {
        var millennia = (julianDay - J2000) / DaysInMillennium;
        var (sum, factor) = (0.0, 1.0);
        foreach (var terms in Powers)
        {
            sum += factor * terms.Sum(t => t.Amplitude * Math.Cos(t.Phase + (t.Rate * millennia)));
            factor *= millennia;
        }

        return sum;
    }

    private readonly record struct Term(double Amplitude, double Phase, double Rate);
}
