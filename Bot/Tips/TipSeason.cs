using Bot.Content;
using Bot.Content.Seasons;

namespace Bot.Tips;

/// <summary>A tip on a day where the season is off by some days.</summary>
/// <param name="Tip">The tip.</param>
/// <param name="Obstacle">What keeps it from leaving; null = nothing does.</param>
/// <param name="Opening">The opening of its window; null = it is right all year, or closed.</param>
internal readonly record struct TipSeason(Tip Tip, TipObstacle? Obstacle, Opening? Opening)
{
    public static TipSeason Of(Tip tip, DateOnly day, int shift, ContentCatalog catalog) =>
        new(tip, TipFit.Obstacle(tip, day, catalog, shift), tip.Window?.OpeningAt(day, shift));
}
