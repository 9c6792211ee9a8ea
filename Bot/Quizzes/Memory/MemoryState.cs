namespace Bot.Quizzes.Memory;

/// <summary>How well a card is known.</summary>
/// <param name="Stability">Days after which the chance of remembering has fallen to 90 %, 0.001 to 36,500.</param>
/// <param name="Difficulty">How hard it is to make it stick, 1 to 10.</param>
internal readonly record struct MemoryState(double Stability, double Difficulty);

/// <summary>How a review went. The numbers are stored.</summary>
internal enum Rating
{
    /// <summary>Wrong.</summary>
    Again = 1,

    /// <summary>Right, but it took long.</summary>
    Hard = 2,

    /// <summary>Right.</summary>
    Good = 3,

    /// <summary>Right, and the person says it is too easy.</summary>
    Easy = 4,
}
