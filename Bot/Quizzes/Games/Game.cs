using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Games;

/// <summary>A game in a group (抢答): questions one after another against the clock.</summary>
internal sealed record Game
{
    /// <summary>Number in the database; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The group.</summary>
    public required ChannelAddress Address { get; init; }

    public required string Locale { get; init; }

    /// <summary>Who started it, as the channel knows them.</summary>
    public required string StartedBy { get; init; }

    /// <summary>Questions in all.</summary>
    public required int Rounds { get; init; }

    /// <summary>Seconds for each question.</summary>
    public required int Seconds { get; init; }

    /// <summary>The question it has come to, from 1; 0 before the first.</summary>
    public int Place { get; init; }

    public GamePhase Phase { get; init; }

    /// <summary>Questions in a row that nobody answered.</summary>
    public int Silent { get; init; }

    /// <summary>Why it ends; null while it goes on.</summary>
    public GameEnding? Ending { get; init; }

    /// <summary>When something is to be done next.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string Quiz => QuizKeys.Game(Id);
}

/// <summary>A question of a game.</summary>
internal sealed record GameQuestion(int Place, long Version, Question Question, IReadOnlyList<int> Shown, DateTimeOffset? AskedAt);

/// <summary>What a game is doing. The numbers are stored.</summary>
internal enum GamePhase
{
    /// <summary>The next question comes when it is due.</summary>
    Waiting = 0,

    /// <summary>A question is on its way: found again after a crash, nobody knows whether it arrived.</summary>
    Asking = 1,

    /// <summary>Answers count.</summary>
    Open = 2,

    /// <summary>How it stands is to be told.</summary>
    Telling = 3,
}

/// <summary>Why a game ends. The numbers are stored.</summary>
internal enum GameEnding
{
    Played = 0,
    Stopped = 1,

    /// <summary>Nobody answered.</summary>
    Silent = 2,

    /// <summary>The program was not running for too long.</summary>
    Interrupted = 3,
}
