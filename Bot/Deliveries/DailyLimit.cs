namespace Bot.Deliveries;

/// <summary>How much one subscriber may get today, and where to look for what they got.</summary>
/// <param name="Max">Bulk messages a day; 0 = no limit.</param>
/// <param name="Since">When the day began.</param>
/// <param name="Broadcasts">The broadcasts of which something may have been sent since then.</param>
internal sealed record DailyLimit(int Max, DateTimeOffset Since, IReadOnlyList<long> Broadcasts)
{
    public static DailyLimit None { get; } = new(0, DateTimeOffset.MinValue, []);

    /// <summary>Whether anybody can have reached it: as long as there are not more broadcasts than it allows, nobody can.</summary>
    public bool CanBeReached => Max > 0 && Broadcasts.Count > Max;
}
