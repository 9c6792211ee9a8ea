namespace Bot.Quizzes.Contests;

/// <summary>Codes of a contest's buttons; an id follows.</summary>
internal static class ContestCodes
{
    public const string Contest = "contest";
    public const string Start = Contest + ":start=";
    public const string Unit = Contest + ":unit=";
    public const string Board = Contest + ":board=";
    public const string Answers = Contest + ":answers=";
    public const string ShowName = Contest + ":name=";
}
