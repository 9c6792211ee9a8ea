namespace Bot.Content;

/// <summary>Whom a text is meant for; an empty list restricts nothing. Pure.</summary>
/// <param name="Regions">Codes of the regions it is right in.</param>
/// <param name="Audiences">The kinds of people it is for.</param>
/// <param name="Crops">What it is about.</param>
internal readonly record struct MeantFor(IReadOnlyList<string> Regions, IReadOnlyList<string> Audiences, IReadOnlyList<string> Crops)
{
    public static MeantFor Of(Tip tip) => new(tip.Regions, tip.Audiences, tip.Crops);

    public static MeantFor Of(Question question) => new(question.Regions, [], question.Crops);

    /// <summary>Whether it fits a person in all three.</summary>
    public bool Fits(Traits person, RegionTree regions) => IsRightAt(person.Region, regions) && IsFor(person.Audience) && IsAbout(person.Crops);

    /// <summary>Advice for certain regions goes only to people known to live there, since elsewhere it may be wrong; null = not known.</summary>
    public bool IsRightAt(string? region, RegionTree regions)
    {
        foreach (var own in Regions)
        {
            if (regions.IsWithin(region, own))
            {
                return true;
            }
        }

        return Regions.Count == 0;
    }

    /// <summary>What somebody did not say about themselves excludes nothing.</summary>
    public bool IsFor(string? audience) => Audiences.Count == 0 || audience is null || Audiences.Contains(audience);

    /// <summary>Who did not say what they grow is excluded from nothing.</summary>
    public bool IsAbout(IReadOnlyList<string> crops) => Crops.Count == 0 || crops.Count == 0 || Crops.Intersect(crops).Any();
}
