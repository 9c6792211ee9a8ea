namespace Bot.Content;

/// <summary>Whether a tip is right today, and for whom. Pure.</summary>
internal static class TipFit
{
    /// <summary>Whether a tip may be sent at all on this day: its season is open and its review is not overdue.</summary>
    public static bool FitsDay(Tip tip, DateOnly day) =>
        day <= tip.Review.Until && (tip.Window is null || tip.Window.Contains(day));

    /// <summary>
    /// Whether a tip fits a person. What somebody did not say about crops or audience excludes nothing; but advice for certain
    /// regions goes only to people known to live there, since elsewhere it may be wrong.
    /// </summary>
    public static bool FitsPerson(Tip tip, Traits person, RegionTree regions) =>
        (person.Topics.Count == 0 || person.Topics.Contains(tip.Topic))
        && (tip.Regions.Count == 0 || tip.Regions.Any(r => regions.IsWithin(person.Region, r)))
        && (tip.Audiences.Count == 0 || person.Audience is null || tip.Audiences.Contains(person.Audience))
        && (tip.Crops.Count == 0 || person.Crops.Count == 0 || tip.Crops.Intersect(person.Crops).Any());

    /// <summary>Whether a tip can fit anybody in an audience.</summary>
    public static bool FitsAudience(Tip tip, AudienceFilter audience, RegionTree regions) =>
        Overlap(tip.Audiences, audience.Audiences)
        && Overlap(tip.Crops, audience.Crops)
        && (tip.Regions.Count == 0 || audience.Regions.Count == 0 || RegionsIn(tip, audience, regions).Count > 0);

    /// <summary>
    /// The part of an audience that a tip fits: what the broadcast's recipients are chosen by. Null when it fits nobody there; an
    /// empty list would mean everybody.
    /// </summary>
    public static AudienceFilter? Narrow(AudienceFilter audience, Tip tip, RegionTree regions) => !FitsAudience(tip, audience, regions) ? null : audience with
    {
        Topics = audience.Topics.Count > 0 ? audience.Topics : [tip.Topic],
        Regions = tip.Regions.Count == 0 ? audience.Regions
            : audience.Regions.Count == 0 ? tip.Regions
            : RegionsIn(tip, audience, regions),
        Audiences = Meet(audience.Audiences, tip.Audiences),
        Crops = Meet(audience.Crops, tip.Crops),
    };

    // Of two nested regions the inner one is where both are right.
    private static IReadOnlyList<string> RegionsIn(Tip tip, AudienceFilter audience, RegionTree regions) =>
        [.. (from a in audience.Regions
             from b in tip.Regions
             let inner = regions.IsWithin(a, b) ? a : regions.IsWithin(b, a) ? b : null
             where inner is not null
             select inner).Distinct()];

    private static bool Overlap(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 || other.Count == 0 || one.Intersect(other).Any();

    private static IReadOnlyList<string> Meet(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 ? other : other.Count == 0 ? one : [.. one.Intersect(other)];
}
