namespace Bot.Broadcasts;

/// <summary>How a broadcast is sent, where that differs from the usual.</summary>
internal sealed record SendingTerms
{
    /// <summary>Share of an urgent broadcast beside ordinary ones, unless it says otherwise.</summary>
    public const int UrgentPriority = 10;

    /// <summary>Its share of a channel beside other broadcasts, 1 to 100.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Goes out in quiet hours too.</summary>
    public bool Urgent { get; init; }

    /// <summary>The platform may be paid to take it faster.</summary>
    public bool Paid { get; init; }

    /// <summary>Waits to be released.</summary>
    public bool AsDraft { get; init; }
}
