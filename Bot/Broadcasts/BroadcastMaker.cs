using Bot.Content;
using Bot.Deliveries;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Broadcasts;

/// <summary>Makes broadcasts, and freezes their audience when their time has come.</summary>
internal sealed class BroadcastMaker(
    IBroadcastStore store, IDeliveryLedger ledger, ISubscriberStore subscribers, ContentLibrary content, Database database, TimeProvider time)
{
    /// <summary>
    /// Makes a broadcast of a tip: the text rendered and frozen now, and the audience too if it is due now, all in one transaction.
    /// </summary>
    /// <param name="tip">What is sent.</param>
    /// <param name="audience">To whom; what the tip does not fit is left out of it.</param>
    /// <param name="dueAt">When; an instant in the past means at once.</param>
    /// <param name="staleAt">What is not sent by then is not sent any more.</param>
    /// <param name="occurrence">What makes it unique, for a schedule's; null for a person's.</param>
    /// <param name="terms">How it is sent; null = as usual.</param>
    /// <returns>The broadcast and how many will get it; null when this occurrence has its broadcast already.</returns>
    /// <exception cref="ArgumentException">The tip fits nobody in the audience.</exception>
    public Task<(Broadcast Broadcast, long Audience)?> MakeAsync(
        Tip tip, AudienceFilter audience, DateTimeOffset dueAt, DateTimeOffset staleAt, string? occurrence, SendingTerms? terms = null)
    {
        var catalog = content.Current;
        terms ??= new();
        var broadcast = new Broadcast
        {
            Occurrence = occurrence,
            Content = tip.Id,
            Title = tip.Texts[catalog.Texts.DefaultLocale].Title,
            Audience = TipFit.Narrow(audience, tip, catalog.Regions) ?? throw new ArgumentException($"The tip '{tip.Id}' fits nobody in {audience}.", nameof(audience)),
            Status = terms.AsDraft ? BroadcastStatus.Draft : BroadcastStatus.Scheduled,
            Priority = terms.Priority,
            Urgent = terms.Urgent,
            Paid = terms.Paid,
            CreatedAt = time.GetUtcNow(),
            DueAt = dueAt,
            StaleAt = staleAt,
            Messages = TipMessage.PerLocale(tip, locale => catalog.Texts.For(locale).Plain(TextKeys.TipSource))
                .ToDictionary(m => m.Key, m => m.Value with { Paid = terms.Paid }),
        };
        return database.WriteAsync<(Broadcast, long)?>(async _ =>
        {
            if (await store.AddAsync(broadcast) is not { } added)
            {
                return null;
            }

            return dueAt <= time.GetUtcNow() && !terms.AsDraft
                ? (added with { Status = BroadcastStatus.Sending }, await StartAsync(added))
                : (added, await CountAsync(added.Audience));
        });
    }

    /// <summary>Freezes the audience of a broadcast whose time has come.</summary>
    /// <returns>How many will get it; 0 when it is not Scheduled any more.</returns>
    public Task<long> StartAsync(Broadcast broadcast) => database.WriteAsync(async _ =>
        await store.MoveAsync(broadcast.Id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, null, time.GetUtcNow())
            ? await ledger.FreezeAsync(broadcast.Id, Query(broadcast.Audience))
            : 0);

    /// <summary>How many would get it if it were sent now.</summary>
    public Task<long> CountAsync(AudienceFilter audience) => subscribers.CountAsync(Query(audience));

    private AudienceQuery Query(AudienceFilter audience) => new(audience, content.Current.Regions);
}
