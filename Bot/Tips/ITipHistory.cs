namespace Bot.Tips;

/// <summary>Who got which tip, and when.</summary>
internal interface ITipHistory
{
    /// <summary>When a subscriber last got each tip, by broadcast or by asking.</summary>
    Task<IReadOnlyDictionary<string, DateTimeOffset>> OfAsync(long subscriber);

    /// <summary>Notes that a subscriber got a tip by asking.</summary>
    Task NoteAsync(long subscriber, string tip, DateTimeOffset now);
}
