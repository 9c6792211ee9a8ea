using Bot.Content;
using Bot.Content.Seasons;

namespace Bot.Enquiries.Retrieval;

/// <summary>How well a passage fits who asks, and the day. Pure.</summary>
internal static class Fitness
{
    private const float InSeason = 1.05f;
    private const float OutOfSeason = 0.95f;
    private const float OwnCrop = 1.08f;
    private const float Elsewhere = 0.7f;

    /// <summary>By what a passage's score is multiplied; 0 when its review is overdue.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="person">What is known of who asks.</param>
    /// <param name="day">Today.</param>
    /// <param name="isOpen">Whether a season is open today.</param>
    /// <param name="regions">The tree of regions.</param>
    public static float Of(Passage passage, Traits person, DateOnly day, Func<SeasonWindow, bool> isOpen, RegionTree regions)
    {
        if (day > passage.Until)
        {
            return 0;
        }

        var season = passage.Window is null ? 1 : isOpen(passage.Window) ? InSeason : OutOfSeason;
        var crop = passage.Crops.Intersect(person.Crops).Any() ? OwnCrop : 1;
        return season * crop * (IsRightPlace(passage, person, regions) ? 1 : Elsewhere);
    }

    /// <summary>Whether it is right where the person lives; of somebody who did not say where, only what is right everywhere is known to be.</summary>
    public static bool IsRightPlace(Passage passage, Traits person, RegionTree regions) =>
        passage.Regions.Count == 0 || passage.Regions.Any(r => regions.IsWithin(person.Region, r));
}
