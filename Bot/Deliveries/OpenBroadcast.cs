using System.Collections.Concurrent;
using Bot.Messaging;

namespace Bot.Deliveries;

/// <summary>A broadcast that is being sent, with its text ready in every language.</summary>
internal sealed class OpenBroadcast(long id, bool resendDoubted, IReadOnlyDictionary<string, OutboundMessage> messages, string defaultLocale)
{
    /// <summary>The same refusal for so many in a row is the message's fault, not the recipients'.</summary>
    private const int MaxContentFaults = 3;

    /// <summary>Fewer deliveries than this say nothing about their share of failures.</summary>
    private const int TellingNumber = 100;

    private readonly ConcurrentDictionary<string, bool> drained = new();
    private readonly Lock gate = new();
    private int contentFaults;
    private int settled;
    private int failed;

    public long Id => id;

    /// <summary>Its share of the channel beside other broadcasts, at least 1.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Whether the platform may be paid to take it faster.</summary>
    public bool Paid { get; init; }

    /// <summary>It is paused when so large a part of its deliveries failed; 1 = never.</summary>
    public double PauseAtFailureShare { get; init; } = 1;

    public bool ResendDoubted => resendDoubted;

    public OutboundMessage MessageFor(string locale) =>
        messages.TryGetValue(locale, out var message) ? message
        : messages.TryGetValue(defaultLocale, out var fallback) ? fallback
        : messages.Values.First();

    /// <summary>Notes what became of one delivery.</summary>
    /// <returns>Why the broadcast should be paused, said once; null when it should not.</returns>
    public Phrase? Note(Verdict verdict)
    {
        lock (gate)
        {
            contentFaults = verdict.ContentAtFault ? contentFaults + 1 : 0;
            settled += verdict.State is DeliveryState.Sent or DeliveryState.Failed or DeliveryState.InDoubt ? 1 : 0;
            failed += verdict.State == DeliveryState.Failed ? 1 : 0;
            if (contentFaults == MaxContentFaults)
            {
                return DeliveryReasons.Say(verdict.Reason!);
            }

            if (settled < TellingNumber || failed < settled * PauseAtFailureShare || PauseAtFailureShare >= 1)
            {
                return null;
            }

            var reason = new Phrase("reason.too-many-failed", ("failed", failed), ("settled", settled), ("last", DeliveryReasons.Say(verdict.Reason ?? "")));
            (settled, failed) = (0, 0); // resumed by hand, it gets a new chance
            return reason;
        }
    }

    /// <summary>A channel says whether it found nothing more to send of this broadcast.</summary>
    public void SetDrained(string channel, bool value) => drained[channel] = value;

    public bool IsDrained(IEnumerable<string> channels) => channels.All(c => drained.GetValueOrDefault(c));
}
