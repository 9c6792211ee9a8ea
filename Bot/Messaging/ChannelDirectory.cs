namespace Bot.Messaging;

/// <summary>The channels that are connected.</summary>
internal sealed class ChannelDirectory(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Name);

    public IReadOnlyCollection<IChannel> All => byName.Values;

    /// <summary>The channel of that name; null when it is not connected.</summary>
    public IChannel? Find(string name) => byName.GetValueOrDefault(name);
}
