using Bot.Content;
using Bot.Deliveries;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Broadcasts;

/// <summary>Makes broadcasts, and freezes their audience when their time has come.</summary>
internal sealed class BroadcastMaker(
    IBroadcastStore store, IDeliveryLedger ledger, ISubscriberStore subscribers, ContentLibrary content, Database database, TimeZoneInfo zone, TimeProvider time)
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
    /// <param name="traits">Keys of the traits of those who get it; null = everybody in the audience.</param>
    /// <returns>The broadcast and how many will get it; null when this occurrence has its broadcast already.</returns>
    /// <exception cref="ArgumentException">The tip fits nobody in the audience.</exception>
    public Task<(Broadcast Broadcast, long Audience)?> MakeAsync(
        Tip tip, AudienceFilter audience, DateTimeOffset dueAt, DateTimeOffset staleAt, string? occurrence, SendingTerms? terms = null, IReadOnlyCollection<string>? traits = null)
    {
        var catalog = content.Current;
        return MakeAsync(
            new Outgoing(tip.Id, tip.Texts[catalog.Texts.DefaultLocale].Title, TipMessage.PerLocale(tip, locale => catalog.Texts.For(locale).Plain(TextKeys.TipSource))),
            TipFit.Narrow(audience, tip, Day(dueAt), catalog) ?? throw new ArgumentException($"The tip '{tip.Id}' fits nobody in {audience}.", nameof(audience)),
            dueAt, staleAt, occurrence, terms, traits);
    }

    /// <summary>Makes a broadcast of anything: what it says is frozen now, and the audience too if it is due now, all in one transaction.</summary>
    public Task<(Broadcast Broadcast, long Audience)?> MakeAsync(
        Outgoing outgoing, AudienceFilter audience, DateTimeOffset dueAt, DateTimeOffset staleAt, string? occurrence, SendingTerms? terms = null, IReadOnlyCollection<string>? traits = null)
    {
        terms ??= new();
        var broadcast = new Broadcast
        {
            Occurrence = occurrence,
            Content = outgoing.Content,
            Title = outgoing.Title,
            Audience = audience,
            Status = terms.AsDraft ? BroadcastStatus.Draft : BroadcastStatus.Scheduled,
            Priority = terms.Priority,
            Urgent = terms.Urgent,
            Paid = terms.Paid,
            ResendDoubted = outgoing.ResendDoubted,
            CreatedAt = time.GetUtcNow(),
            DueAt = dueAt,
            StaleAt = staleAt,
            Messages = outgoing.Messages.ToDictionary(m => m.Key, m => m.Value with { Paid = terms.Paid }),
        };
        return database.WriteAsync<(Broadcast, long)?>(async _ =>
        {
            if (await store.AddAsync(broadcast) is not { } added)
            {
                return null;
            }

            if (traits is not null)
            {
                await store.SetTraitsAsync(added.Id, traits);
            }

            return dueAt <= time.GetUtcNow() && !terms.AsDraft
                ? (added with { Status = BroadcastStatus.Sending }, await StartAsync(added))
                : (added, await CountAsync(added.Audience));
        });
    }

    /// <summary>
    /// Freezes the audience of a broadcast whose time has come. What is out of season by then, or overdue for review, is cancelled.
    /// </summary>
    /// <returns>How many will get it; 0 when it is not Scheduled any more, or was cancelled.</returns>
    public Task<long> StartAsync(Broadcast broadcast) => database.WriteAsync(async _ =>
    {
        var now = time.GetUtcNow();
        if (content.Current.Tips.TryGetValue(broadcast.Content, out var tip) && TipFit.ObstacleEverywhere(tip, Day(now), content.Current) is { } obstacle)
        {
            await store.MoveAsync(broadcast.Id, BroadcastStatus.Scheduled, BroadcastStatus.Cancelled, TipFit.Why(obstacle, tip), now);
            return 0;
        }

        return await store.MoveAsync(broadcast.Id, BroadcastStatus.Scheduled, BroadcastStatus.Sending, null, now)
            ? await ledger.FreezeAsync(broadcast.Id, Query(broadcast.Audience))
            : 0;
    });

    /// <summary>How many would get it if it were sent now.</summary>
    public Task<long> CountAsync(AudienceFilter audience) => subscribers.CountAsync(Query(audience));

    private DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private AudienceQuery Query(AudienceFilter audience) => new(audience, content.Current.Regions);
}
