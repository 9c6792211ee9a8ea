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
        var tip = TipChoice.Next(
            catalog.Tips.Values,
            today,
            await history.OfAsync(subscriber.Id),
            t => TipFit.FitsPerson(t, subscriber.Traits, catalog.Regions));
        if (tip is null)
        {
            return null;
        }

        await history.NoteAsync(subscriber.Id, tip.Id, now);
        return TipMessage.For(tip, subscriber.Locale, catalog.Texts);
    }
}
