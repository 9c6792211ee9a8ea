using Bot.Content;

namespace Bot.Quizzes.Contests;

/// <summary>Whether somebody may begin now. Pure.</summary>
internal static class ContestEntry
{
    public static EntryVerdict Decide(Contest contest, Traits person, RegionTree regions, DateTimeOffset now, int attemptsToday) =>
        now < contest.From ? EntryVerdict.NotYet
        : now >= contest.Until ? EntryVerdict.Over
        : !IsMeant(contest.Who, person, regions) ? EntryVerdict.NotForYou
        : attemptsToday >= contest.AttemptsPerDay ? EntryVerdict.NoMoreToday
        : EntryVerdict.Welcome;

    /// <summary>What a contest asks for must be known of a person: where they live, what they are.</summary>
    private static bool IsMeant(AudienceFilter who, Traits person, RegionTree regions) =>
        (who.Regions.Count == 0 || who.Regions.Any(r => regions.IsWithin(person.Region, r)))
        && (who.Audiences.Count == 0 || (person.Audience is { } audience && who.Audiences.Contains(audience)))
        && (who.Crops.Count == 0 || person.Crops.Intersect(who.Crops).Any());
}

/// <summary>Whether somebody may begin.</summary>
internal enum EntryVerdict
{
    Welcome,
    NotYet,
    Over,
    NotForYou,
    NoMoreToday,
}
