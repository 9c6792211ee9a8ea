namespace Bot.Messaging;

/// <summary>A quiz that a chat platform runs by itself: everybody in a group votes, and sees at once whether it was right.</summary>
/// <param name="Tag">What its answers are known by when they come back.</param>
/// <param name="Question">1 to 300 characters.</param>
/// <param name="Options">2 to 12 of 1 to 100 characters.</param>
/// <param name="Right">Which are right, from 0.</param>
/// <param name="Explanation">At most 200 characters and two line breaks.</param>
internal sealed record QuizPoll(string Tag, string Question, IReadOnlyList<string> Options, IReadOnlyList<int> Right, string Explanation)
{
    /// <summary>Whether several options may be chosen.</summary>
    public bool Several { get; init; }

    /// <summary>Seconds until it closes, 5 to 600; null = never.</summary>
    public int? OpenFor { get; init; }
}
