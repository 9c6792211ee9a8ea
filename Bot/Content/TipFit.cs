using Bot.Messaging;

namespace Bot.Content;

/// <summary>Whether a tip is right today, and for whom. Pure.</summary>
internal static class TipFit
{
    /// <summary>What keeps a tip from being sent on a day to people of a region; null = nothing does.</summary>
    /// <param name="tip">The tip.</param>
    /// <param name="day">The day, local.</param>
    /// <param name="catalog">Whether unreviewed content may leave, and how far a region's season is off.</param>
    /// <param name="region">Where the people live; null = not known, the season is not shifted.</param>
    public static TipObstacle? Obstacle(Tip tip, DateOnly day, ContentCatalog catalog, string? region = null) =>
        Obstacle(tip, day, catalog, catalog.Regions.SeasonShift(region));

    /// <summary>What keeps a tip from being sent on a day where the season is later by some days; null = nothing does.</summary>
    public static TipObstacle? Obstacle(Tip tip, DateOnly day, ContentCatalog catalog, int shift) =>
        catalog.RequireReview && !tip.Review.IsDone ? TipObstacle.Unreviewed
        : day > tip.Review.Until ? TipObstacle.ReviewOverdue
        : tip.Window is { } window && !window.Contains(day, shift) ? TipObstacle.OutOfSeason
        : null;

    /// <summary>What keeps a tip from being sent on a day to anybody, wherever their season is; null = nothing does.</summary>
    public static TipObstacle? ObstacleEverywhere(Tip tip, DateOnly day, ContentCatalog catalog)
    {
        var obstacle = Obstacle(tip, day, catalog);
        return obstacle == TipObstacle.OutOfSeason && catalog.Regions.Shifted.Any(r => Obstacle(tip, day, catalog, r) is null) ? null : obstacle;
    }

    /// <summary>Why a tip is not sent, and what would mend it.</summary>
    public static Phrase Why(TipObstacle obstacle, Tip tip) => obstacle switch
    {
        TipObstacle.Unreviewed => new("reason.tip-unreviewed", ("file", tip.File)),
        TipObstacle.ReviewOverdue => new("reason.tip-overdue", ("until", tip.Review.Until), ("file", tip.File)),
        _ => new("reason.tip-out-of-season", ("file", tip.File)),
    };

    /// <summary>Whether a tip is of a person's topics and meant for them.</summary>
    public static bool FitsPerson(Tip tip, Traits person, RegionTree regions) =>
        (person.Topics.Count == 0 || person.Topics.Contains(tip.Topic)) && MeantFor.Of(tip).Fits(person, regions);

    /// <summary>Whether a tip can fit anybody in an audience.</summary>
    public static bool FitsAudience(Tip tip, AudienceFilter audience, RegionTree regions) =>
        Overlap(tip.Audiences, audience.Audiences)
        && Overlap(tip.Crops, audience.Crops)
        && (tip.Regions.Count == 0 || audience.Regions.Count == 0 || Inner(audience.Regions, tip.Regions, regions).Count > 0);

    /// <summary>
    /// The part of an audience that a tip fits on a day: what the broadcast's recipients are chosen by. Null when it fits nobody
    /// there; an empty list would mean everybody.
    /// </summary>
    public static AudienceFilter? Narrow(AudienceFilter audience, Tip tip, DateOnly day, ContentCatalog catalog)
    {
        var regions = catalog.Regions;
        var closed = regions.Shifted.Where(r => Obstacle(tip, day, catalog, r) == TipObstacle.OutOfSeason).ToArray();
        if (Obstacle(tip, day, catalog) == TipObstacle.OutOfSeason && regions.Shifted.Except(closed).ToArray() is { Length: > 0 } open)
        {
            // Closed in general, open where the season is earlier or later.
            audience = audience with { Regions = audience.Regions.Count == 0 ? open : Inner(audience.Regions, open, regions) };
            return audience.Regions.Count == 0 ? null : Narrow(audience, tip, closed, regions);
        }

        return Narrow(audience, tip, closed, regions);
    }

    private static AudienceFilter? Narrow(AudienceFilter audience, Tip tip, IReadOnlyList<string> closed, RegionTree regions) => !FitsAudience(tip, audience, regions) ? null : audience with
    {
        Topics = audience.Topics.Count > 0 ? audience.Topics : [tip.Topic],
        Regions = tip.Regions.Count == 0 ? audience.Regions
            : audience.Regions.Count == 0 ? tip.Regions
            : Inner(audience.Regions, tip.Regions, regions),
        ExceptRegions = [.. audience.ExceptRegions, .. closed],
        Audiences = Meet(audience.Audiences, tip.Audiences),
        Crops = Meet(audience.Crops, tip.Crops),
    };

    // Of two nested regions the inner one is where both are right.
    private static IReadOnlyList<string> Inner(IReadOnlyList<string> one, IReadOnlyList<string> other, RegionTree regions) =>
        [.. (from a in one
             from b in other
             let inner = regions.IsWithin(a, b) ? a : regions.IsWithin(b, a) ? b : null
             where inner is not null
             select inner).Distinct()];

    private static bool Overlap(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 || other.Count == 0 || one.Intersect(other).Any();

    private static IReadOnlyList<string> Meet(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 ? other : other.Count == 0 ? one : [.. one.Intersect(other)];
}

/// <summary>What keeps a tip from being sent.</summary>
internal enum TipObstacle
{
    /// <summary>Its window is closed.</summary>
    OutOfSeason,

    /// <summary>It had to be held against its source again by a day that is past.</summary>
    ReviewOverdue,

    /// <summary>Nobody has reviewed it, and <c>Content:RequireReview</c> is on.</summary>
    Unreviewed,
}
