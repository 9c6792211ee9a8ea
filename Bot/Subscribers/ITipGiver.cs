using Bot.Messaging;

namespace Bot.Subscribers;

/// <summary>Gives one person the next tip that fits them.</summary>
internal interface ITipGiver
{
    /// <summary>The tip, noted as given; null when none fits today.</summary>
    Task<OutboundMessage?> GiveAsync(Subscriber subscriber);
}
