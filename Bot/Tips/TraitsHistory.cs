namespace Bot.Tips;

/// <summary>When people of the same traits last got which tip by broadcast.</summary>
/// <param name="toTraits">By their key and the tip.</param>
/// <param name="toAll">What went to everybody it fits, by tip.</param>
internal sealed class TraitsHistory(Dictionary<(string Traits, string Tip), DateTimeOffset> toTraits, Dictionary<string, DateTimeOffset> toAll)
{
    /// <summary>When people of these traits last got a tip, in local time; null = never.</summary>
    public DateTimeOffset? LastGiven(string traits, string tip)
    {
        DateTimeOffset? own = toTraits.TryGetValue((traits, tip), out var at) ? at : null;
        return toAll.TryGetValue(tip, out var all) && !(own > all) ? all : own;
    }

    /// <summary>Notes that they got one, for looking ahead.</summary>
    public void Note(string traits, string tip, DateTimeOffset at) => toTraits[(traits, tip)] = at;

    /// <summary>Notes that everybody got one, for looking ahead.</summary>
    public void NoteAll(string tip, DateTimeOffset at) => toAll[tip] = at;
}
