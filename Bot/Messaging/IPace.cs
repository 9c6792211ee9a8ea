namespace Bot.Messaging;

/// <summary>How fast a channel is going, for those who decide how much to hand to it.</summary>
internal interface IPace
{
    /// <summary>Nothing leaves before this instant; in the past when nothing holds it.</summary>
    DateTimeOffset HoldUntil { get; }

    /// <summary>Bulk messages a second now; 0 = no limit.</summary>
    double BulkRate { get; }

    /// <summary>Messages a second of broadcasts that may be paid for; 0 = no limit.</summary>
    double PaidRate { get; }

    /// <summary>Most calls under way at once.</summary>
    int MaxInFlight { get; }
}
