using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>Where every channel hands in what it received: stored first, then dispatched.</summary>
internal sealed class UpdateInbox(IUpdateStore store, UpdateDispatcher dispatcher, TimeProvider time) : IUpdateSink
{
    public async Task AcceptAsync(IReadOnlyList<InboundUpdate> updates, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var update in await store.AddAsync(updates, now))
        {
            dispatcher.Enqueue(update with { ReceivedAt = now });
        }
    }
}
