using Bot.Content;

namespace Bot.Subscribers;

/// <summary>Active subscribers of the same traits.</summary>
/// <param name="Traits">Region, audience and crops; no topics.</param>
/// <param name="PerChannel">How many they are, by channel.</param>
internal sealed record TraitsGroup(Traits Traits, IReadOnlyDictionary<string, long> PerChannel)
{
    /// <summary>How many they are.</summary>
    public long Count => PerChannel.Values.Sum();
}
