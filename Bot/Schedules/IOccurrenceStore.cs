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

    /// <summary>What somebody decided to skip from an instant on, in order.</summary>
    Task<IReadOnlyList<Occurrence>> ListSkippedAsync(DateTimeOffset from);

    /// <summary>Takes such a decision back.</summary>
    /// <returns>False when there is none, or it is too late.</returns>
    Task<bool> UnskipAsync(string schedule, DateTimeOffset dueAt, DateTimeOffset now);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Occurrence>> ListAsync(int limit);
}
