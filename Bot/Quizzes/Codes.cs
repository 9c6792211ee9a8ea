namespace Bot.Quizzes;

/// <summary>Codes of buttons that belong to no question.</summary>
internal static class Codes
{
    public const string Quiz = "quiz";

    /// <summary>A round over all topics.</summary>
    public const string Any = Quiz + ":any";

    /// <summary>A round of what was answered wrong.</summary>
    public const string Wrong = Quiz + ":wrong";

    public const string Pause = Quiz + ":pause";

    /// <summary>Goes on with the round that was left.</summary>
    public const string Resume = Quiz + ":resume";

    /// <summary>A round of one topic: its id follows.</summary>
    public const string Topic = "topic=";
}
