using System.Collections.Concurrent;
using Bot.Messaging;

namespace Bot.Deliveries;

/// <summary>A broadcast that is being sent, with its text ready in every language.</summary>
internal sealed class OpenBroadcast(long id, int priority, bool resendDoubted, IReadOnlyDictionary<string, OutboundMessage> messages, string defaultLocale)
{
    private readonly ConcurrentDictionary<string, bool> drained = new();

    public long Id => id;

    /// <summary>Its share of the channel beside other broadcasts, at least 1.</summary>
    public int Priority => priority;

    public bool ResendDoubted => resendDoubted;

    /// <summary>Messages one after another that were refused as wrong in themselves.</summary>
    public int ContentFaults { get; set; }

    public OutboundMessage MessageFor(string locale) =>
        messages.TryGetValue(locale, out var message) ? message
        : messages.TryGetValue(defaultLocale, out var fallback) ? fallback
        : messages.Values.First();

    /// <summary>A channel says whether it found nothing more to send of this broadcast.</summary>
    public void SetDrained(string channel, bool value) => drained[channel] = value;

    public bool IsDrained(IEnumerable<string> channels) => channels.All(c => drained.GetValueOrDefault(c));
}
