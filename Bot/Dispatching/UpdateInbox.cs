using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>Where every channel hands in what it received: stored first, then dispatched.</summary>
internal sealed class UpdateInbox(IUpdateStore store, UpdateDispatcher dispatcher, TimeProvider time) : IUpdateSink
{
    public async Task AcceptAsync(IReadOnlyList<InboundUpdate> updates, CancellationToken cancellationToken)
    {
        foreach (var update in await store.AddAsync(updates, time.GetUtcNow()))
        {
            dispatcher.Enqueue(update);
        }
    }
}
