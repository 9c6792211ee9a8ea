using Bot.Content;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Tips;

/// <inheritdoc cref="ITipGiver"/>
internal sealed class TipGiver(ITipHistory history, ContentLibrary content, TimeZoneInfo zone, TimeProvider time) : ITipGiver
{
    public async Task<OutboundMessage?> GiveAsync(Subscriber subscriber)
    {
        var catalog = content.Current;
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var given = await history.OfAsync(subscriber.Id);
        if (TipChoice.Next(catalog.Tips.Values, subscriber.Traits, today, id => given.TryGetValue(id, out var at) ? at : null, catalog) is not { Tip: var tip })
        {
            return null;
        }

        await history.NoteAsync(subscriber.Id, tip.Id, now);
        return TipMessage.For(tip, subscriber.Locale, catalog.Texts);
    }
}
