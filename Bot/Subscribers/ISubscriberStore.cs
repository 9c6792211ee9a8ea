using Bot.Messaging;

namespace Bot.Subscribers;

/// <summary>Keeps the subscribers. One address has one subscriber.</summary>
internal interface ISubscriberStore
{
    Task<Subscriber?> FindAsync(ChannelAddress address);

    /// <summary>Adds a subscriber, or writes over the one with the same address.</summary>
    /// <returns>The subscriber with its number.</returns>
    Task<Subscriber> SaveAsync(Subscriber subscriber);

    /// <summary>
    /// Takes a list in: adds who is new, and writes over what is known of the others, but not whether and since when they are
    /// subscribed: a list says who somebody is, not whether they want to hear from us.
    /// </summary>
    Task MergeAsync(IReadOnlyList<Subscriber> subscribers);

    /// <summary>How many of these addresses have a subscriber.</summary>
    Task<int> CountKnownAsync(IReadOnlyList<ChannelAddress> addresses);

    /// <summary>Removes a subscriber and everything known about them; the ledger keeps the bare number.</summary>
    Task DeleteAsync(ChannelAddress address);

    /// <summary>Gives a subscriber another address; where that has a subscriber already, the old one goes.</summary>
    Task MoveAsync(ChannelAddress from, ChannelAddress to);

    /// <summary>Sets the status of whoever is at an address; nobody there is no error.</summary>
    Task SetStatusAsync(ChannelAddress address, SubscriberStatus status, string? reason);

    /// <summary>Subscribers with higher numbers than the last one seen, in order, for walking through all of them.</summary>
    Task<IReadOnlyList<Subscriber>> PageAsync(long afterId, int size);

    /// <summary>How many are Active and match a filter.</summary>
    Task<long> CountAsync(AudienceQuery audience);
}
