using System.Globalization;
using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Staff.People;

/// <summary>What staff do to a subscriber who asks for it.</summary>
internal sealed class PeopleActs(PeopleFinder finder, ISubscriberStore store, IEnumerable<IConversationHistory> histories)
{
    /// <summary>They get nothing any more until they ask for it again.</summary>
    public async Task<Outcome> StopAsync(long id, Caller caller)
    {
        if (await finder.FindAsync(caller, id) is not { } person)
        {
            return Outcome.Missing;
        }

        await caller.ActAsync(
            "subscriber.stop", Object(id), person.Status.ToString(), nameof(SubscriberStatus.Stopped),
            () => store.SetStatusAsync(person.Address, SubscriberStatus.Stopped, StatusReasons.Asked));
        return Outcome.Of(null, id);
    }

    /// <summary>They and everything known about them is deleted for good; the ledger keeps the bare number.</summary>
    public async Task<Outcome> DeleteAsync(long id, Caller caller)
    {
        if (await finder.FindAsync(caller, id) is not { } person)
        {
            return Outcome.Missing;
        }

        // The log keeps the bare number: a name would not be deleted then.
        await caller.ActAsync("subscriber.delete", Object(id), null, null, async () =>
        {
            await store.DeleteAsync(person.Address);
            foreach (var history in histories)
            {
                await history.ForgetAsync(person.Address);
            }
        });
        return Outcome.Of(null, id);
    }

    private static string Object(long id) => string.Create(CultureInfo.InvariantCulture, $"subscribers/{id}");
}
