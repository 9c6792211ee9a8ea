using Bot.Messaging;

namespace Bot.Deliveries;

/// <summary>What there is to send; the broadcasts themselves are somebody else's business.</summary>
internal interface IBroadcastQueue
{
    /// <summary>The broadcasts being sent now.</summary>
    IReadOnlyList<OpenBroadcast> Sending { get; }

    /// <summary>How much one subscriber may get today.</summary>
    DailyLimit Limit { get; }

    /// <summary>Stops sending a broadcast that goes wrong, until somebody looks at it.</summary>
    Task PauseAsync(long broadcast, Phrase reason);
}
