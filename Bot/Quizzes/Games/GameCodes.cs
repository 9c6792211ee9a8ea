namespace Bot.Quizzes.Games;

/// <summary>Codes of a game's buttons.</summary>
internal static class GameCodes
{
    public const string Game = "game";

    public const string Stop = Game + ":stop";
}
