namespace Bot.Schedules;

/// <summary>Keeps what became of each occurrence, and up to when each schedule is accounted for.</summary>
internal interface IOccurrenceStore
{
    /// <summary>Up to when a schedule is accounted for; null when it is new.</summary>
    Task<DateTimeOffset?> ThroughAsync(string schedule);

    /// <summary>Moves that instant on; it never goes back.</summary>
    Task SetThroughAsync(string schedule, DateTimeOffset through);

    Task<bool> ExistsAsync(string schedule, DateTimeOffset dueAt);

    Task AddAsync(Occurrence occurrence, DateTimeOffset now);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Occurrence>> ListAsync(int limit);
}
