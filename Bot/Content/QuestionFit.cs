namespace Bot.Content;

/// <summary>Whether a question may be asked, when and whom. Pure.</summary>
internal static class QuestionFit
{
    /// <summary>Whether somebody answers for it on a day.</summary>
    public static bool IsSound(Question question, DateOnly day, ContentCatalog catalog) =>
        day <= question.Review.Until && (question.Review.IsDone || !catalog.RequireReview);

    /// <summary>Whether it may be asked on a day where the season is later by some days: sound and in season.</summary>
    public static bool IsTimely(Question question, DateOnly day, int shift, ContentCatalog catalog) =>
        IsSound(question, day, catalog) && (question.Window?.Contains(day, shift) ?? true);

    /// <summary>Whether it is right for a person on a day: it may be asked in the season where they live, and is meant for them.</summary>
    public static bool FitsPerson(Question question, Traits person, DateOnly day, ContentCatalog catalog) =>
        IsTimely(question, day, catalog.Regions.SeasonShift(person.Region), catalog) && MeantFor.Of(question).Fits(person, catalog.Regions);

    /// <summary>Whether it is right where somebody lives; null = not known.</summary>
    public static bool IsRightAt(Question question, string? region, RegionTree regions) => MeantFor.Of(question).IsRightAt(region, regions);

    /// <summary>Whether it is right for everybody who may enter a contest, on each of its days: all draw from the same questions.</summary>
    public static bool FitsAll(Question question, AudienceFilter who, DateOnly first, DateOnly last, RegionTree regions) =>
        (question.Regions.Count == 0 || (who.Regions.Count > 0 && who.Regions.All(w => question.Regions.Any(q => regions.IsWithin(w, q)))))
        && (question.Window is null || Shifts(who, regions).All(shift =>
            question.Window.OpeningAt(first, shift) is { } opening && last <= opening.Last));

    /// <summary>Every shift of the season that somebody in an audience may have.</summary>
    private static IEnumerable<int> Shifts(AudienceFilter who, RegionTree regions) => who.Regions.Count == 0
        ? regions.Shifted.Select(regions.SeasonShift).Append(0).Distinct()
        : who.Regions.SelectMany(regions.Subtree).Select(regions.SeasonShift).Distinct();
}
