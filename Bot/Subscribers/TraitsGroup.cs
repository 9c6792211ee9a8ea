using Bot.Content;

namespace Bot.Subscribers;

/// <summary>Active subscribers of the same traits.</summary>
/// <param name="Traits">Region, audience and crops; no topics.</param>
/// <param name="PerChannel">How many they are, by channel.</param>
internal sealed record TraitsGroup(Traits Traits, IReadOnlyDictionary<string, long> PerChannel)
{
    /// <summary>Their traits in one word.</summary>
    public string Key { get; } = Traits.Key;

    /// <summary>How many they are.</summary>
    public long Count { get; } = PerChannel.Values.Sum();
}
