namespace Bot.Broadcasts;

/// <summary>Where a broadcast stands.</summary>
internal enum BroadcastStatus
{
    /// <summary>Waits for somebody to release it.</summary>
    Draft,

    /// <summary>Waits for its time.</summary>
    Scheduled,

    /// <summary>Its audience is frozen, and it is being sent.</summary>
    Sending,

    /// <summary>Sending stopped for a reason, until somebody decides.</summary>
    Paused,

    /// <summary>Ended by somebody; what was not sent is not sent.</summary>
    Cancelled,

    /// <summary>No row of its ledger is open.</summary>
    Completed,
}

/// <summary>The one table of what may become of a broadcast.</summary>
internal static class BroadcastTransitions
{
    private static readonly HashSet<(BroadcastStatus From, BroadcastStatus To)> Allowed =
    [
        (BroadcastStatus.Draft, BroadcastStatus.Scheduled),
        (BroadcastStatus.Draft, BroadcastStatus.Cancelled),
        (BroadcastStatus.Scheduled, BroadcastStatus.Sending),
        (BroadcastStatus.Scheduled, BroadcastStatus.Cancelled),
        (BroadcastStatus.Sending, BroadcastStatus.Paused),
        (BroadcastStatus.Sending, BroadcastStatus.Cancelled),
        (BroadcastStatus.Sending, BroadcastStatus.Completed),
        (BroadcastStatus.Paused, BroadcastStatus.Sending),
        (BroadcastStatus.Paused, BroadcastStatus.Cancelled),
    ];

    public static bool IsAllowed(BroadcastStatus from, BroadcastStatus to) => Allowed.Contains((from, to));
}
