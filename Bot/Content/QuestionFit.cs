using Bot.Content.Seasons;

namespace Bot.Content;

/// <summary>Whether a question may be asked, when and whom. Pure.</summary>
internal static class QuestionFit
{
    /// <summary>Whether somebody answers for it on a day.</summary>
    public static bool IsSound(Question question, DateOnly day, ContentCatalog catalog) =>
        day <= question.Review.Until && (question.Review.IsDone || !catalog.RequireReview);

    /// <summary>
    /// Whether it is right for a person on a day: sound, in season where they live, and about what they grow. What they did not say about
    /// crops excludes nothing; a question for certain regions goes only to people known to live there.
    /// </summary>
    public static bool FitsPerson(Question question, Traits person, DateOnly day, ContentCatalog catalog) =>
        IsSound(question, day, catalog)
        && IsOpen(question.Window, day, catalog.Regions.SeasonShift(person.Region))
        && IsRightAt(question, person.Region, catalog.Regions)
        && (question.Crops.Count == 0 || person.Crops.Count == 0 || question.Crops.Intersect(person.Crops).Any());

    /// <summary>Whether it is right where somebody lives; null = not known.</summary>
    public static bool IsRightAt(Question question, string? region, RegionTree regions) =>
        question.Regions.Count == 0 || question.Regions.Any(r => regions.IsWithin(region, r));

    /// <summary>Whether it is right for everybody who may enter a contest, on each of its days: all draw from the same questions.</summary>
    public static bool FitsAll(Question question, AudienceFilter who, DateOnly first, DateOnly last, RegionTree regions) =>
        (question.Regions.Count == 0 || (who.Regions.Count > 0 && who.Regions.All(w => question.Regions.Any(q => regions.IsWithin(w, q)))))
        && (question.Window is null || Shifts(who, regions).All(shift =>
            question.Window.OpeningAt(first, shift) is { } opening && last <= opening.Last));

    private static bool IsOpen(SeasonWindow? window, DateOnly day, int shift) => window?.Contains(day, shift) ?? true;

    /// <summary>Every shift of the season that somebody in an audience may have.</summary>
    private static IEnumerable<int> Shifts(AudienceFilter who, RegionTree regions) => who.Regions.Count == 0
        ? regions.Shifted.Select(regions.SeasonShift).Append(0).Distinct()
        : who.Regions.SelectMany(regions.Subtree).Select(regions.SeasonShift).Distinct();
}
