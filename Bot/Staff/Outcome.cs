using Bot.Messaging;

namespace Bot.Staff;

/// <summary>What came of something that staff asked for.</summary>
/// <param name="IsMissing">There is no such thing, or it is none of theirs: which of them, is not said.</param>
/// <param name="Problem">What stands in the way; null when nothing did.</param>
/// <param name="Id">The number of what it was done to, or of what was made.</param>
internal readonly record struct Outcome(bool IsMissing, Phrase? Problem, long Id)
{
    public static Outcome Missing { get; } = new(true, null, 0);

    public bool IsDone => !IsMissing && Problem is null;

    public static Outcome Of(Phrase? problem, long id) => new(false, problem, id);
}
