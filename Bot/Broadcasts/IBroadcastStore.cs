using Bot.Messaging;

namespace Bot.Broadcasts;

/// <summary>Keeps the broadcasts and their frozen texts.</summary>
internal interface IBroadcastStore
{
    /// <summary>Adds a broadcast; null when one with the same occurrence is there already.</summary>
    Task<Broadcast?> AddAsync(Broadcast broadcast);

    Task<Broadcast?> FindAsync(long id);

    /// <summary>The broadcast that was made of the failures of another; null when none was.</summary>
    Task<Broadcast?> FindRetryAsync(long id);

    /// <summary>The newest first, before a number; null = from the newest.</summary>
    Task<IReadOnlyList<Broadcast>> ListAsync(int limit, long? before = null);

    Task<IReadOnlyList<Broadcast>> ListAsync(BroadcastStatus status);

    Task<IReadOnlyDictionary<string, OutboundMessage>> MessagesAsync(long id);

    /// <summary>Changes the status if it still is what it was and the table of transitions allows it.</summary>
    /// <returns>Whether it was changed.</returns>
    Task<bool> MoveAsync(long id, BroadcastStatus from, BroadcastStatus to, Phrase? reason, DateTimeOffset now);

    /// <summary>Asks the process that sends to take back what was sent of a broadcast.</summary>
    Task AskForRecallAsync(long id, DateTimeOffset now);

    /// <summary>Broadcasts whose recall was asked for and is not done.</summary>
    Task<IReadOnlyList<long>> ListRecallsAsync();

    Task EndRecallAsync(long id);

    /// <summary>Broadcasts of which something may have been sent since an instant.</summary>
    Task<IReadOnlyList<long>> ListSentSinceAsync(DateTimeOffset since);

    /// <summary>Limits a broadcast to people of certain traits, by their keys.</summary>
    Task SetTraitsAsync(long id, IReadOnlyCollection<string> traits);
}
