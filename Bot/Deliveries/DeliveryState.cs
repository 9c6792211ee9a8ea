namespace Bot.Deliveries;

/// <summary>Where one delivery stands. The numbers are stored.</summary>
internal enum DeliveryState
{
    /// <summary>Not tried yet.</summary>
    Pending = 0,

    /// <summary>Claimed, and perhaps under way: written down before the call.</summary>
    Sending = 1,

    /// <summary>The platform took it.</summary>
    Sent = 2,

    /// <summary>To be tried again, not before an instant.</summary>
    Retrying = 3,

    /// <summary>Refused for good.</summary>
    Failed = 4,

    /// <summary>Not sent, on purpose.</summary>
    Skipped = 5,

    /// <summary>Nobody knows whether it arrived, and it is not sent again.</summary>
    InDoubt = 6,

    /// <summary>Was sent, and is deleted again.</summary>
    Recalled = 7,
}
