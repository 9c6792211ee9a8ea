namespace Bot.Content;

/// <summary>Whether people are in an audience, asked of what is known of them; who got something before is not known here. Pure.</summary>
internal sealed class AudienceMatch
{
    private readonly AudienceFilter filter;
    private readonly HashSet<string> inside;

    public AudienceMatch(AudienceFilter filter, RegionTree regions)
    {
        if (filter.ExceptWhoGot is not null)
        {
            throw new ArgumentException("Who got something before stands in the ledger alone.", nameof(filter));
        }

        this.filter = filter;
        inside = [.. filter.Regions.SelectMany(regions.Subtree)];
    }

    /// <summary>Whether somebody is in it, on whichever channel.</summary>
    public bool Includes(Traits person) =>
        Meets(filter.Topics, person.Topics)
        && (filter.Regions.Count == 0 || (person.Region is { } home && inside.Contains(home)))
        && (person.Region is null || !filter.ExceptRegions.Contains(person.Region))
        && (filter.Audiences.Count == 0 || person.Audience is null || filter.Audiences.Contains(person.Audience))
        && Meets(filter.Crops, person.Crops);

    /// <summary>Whether those on a channel are in it.</summary>
    public bool IncludesOn(string channel) => filter.Channels.Count == 0 || filter.Channels.Contains(channel);

    /// <summary>Topics and crops: who named none has all of them.</summary>
    private static bool Meets(IReadOnlyList<string> wanted, IReadOnlyList<string> own) => wanted.Count == 0 || own.Count == 0 || own.Any(wanted.Contains);
}
