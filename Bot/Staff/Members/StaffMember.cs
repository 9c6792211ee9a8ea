using Bot.Content;

namespace Bot.Staff.Members;

/// <summary>Somebody who works with the bot.</summary>
internal sealed record StaffMember
{
    public long Id { get; init; }

    /// <summary>The name they sign in with, and that stands in the audit log.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>The topics they look after; empty = all.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The regions they look after, with everything inside; empty = all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public required string Locale { get; init; }

    /// <summary>Whether a one-time code is asked for when they sign in.</summary>
    public bool HasTotp { get; init; }

    /// <summary>The chat they use staff commands in, as <c>channel:id</c>; null = none.</summary>
    public string? Chat { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool May(Role role) => Role >= role;

    /// <summary>Whether a topic is theirs; null stands for what is about none.</summary>
    public bool LooksAfter(string? topic) => Topics.Count == 0 || topic is null || Topics.Contains(topic);

    /// <summary>Whether a place is theirs. Somebody whose place is not known belongs to those who look after all places.</summary>
    public bool LooksAfter(string? region, RegionTree regions) => Regions.Count == 0 || Regions.Any(r => regions.IsWithin(region, r));

    /// <summary>Whether all that somebody with these limits looks after is theirs, too: nobody gives away, or takes over, more than they have.</summary>
    public bool LooksAfterAllOf(IReadOnlyList<string> topics, IReadOnlyList<string> regions, RegionTree tree) =>
        (Topics.Count == 0 || (topics.Count > 0 && topics.All(Topics.Contains)))
        && (Regions.Count == 0 || (regions.Count > 0 && regions.All(r => LooksAfter(r, tree))));

    /// <summary>Whether somebody may do, and see, the very same.</summary>
    public bool HasRightsOf(StaffMember other) => Role == other.Role && Topics.SequenceEqual(other.Topics) && Regions.SequenceEqual(other.Regions);

    /// <summary>Whether everybody in an audience is theirs.</summary>
    public bool LooksAfter(AudienceFilter audience, RegionTree regions) => LooksAfterAllOf(audience.Topics, audience.Regions, regions);
}
