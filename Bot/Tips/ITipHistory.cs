namespace Bot.Tips;

/// <summary>Who got which tip, and when.</summary>
internal interface ITipHistory
{
    /// <summary>When a subscriber last got each tip, by broadcast or by asking, in local time.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> OfAsync(long subscriber);

    /// <summary>When people of the same traits last got each tip by broadcast.</summary>
    Task<TraitsHistory> OfTraitsAsync(CancellationToken cancellationToken = default);

    /// <summary>Notes that a subscriber got a tip by asking.</summary>
    Task NoteAsync(long subscriber, string tip, DateTimeOffset now);
}
