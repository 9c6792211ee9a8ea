using Bot.Content;

namespace Bot.Quizzes.Asking;

/// <summary>A question of somebody's paper, with what became of it.</summary>
internal sealed record AskedQuestion
{
    public required long AttemptId { get; init; }

    /// <summary>Its place on the paper, from 1.</summary>
    public required int Place { get; init; }

    /// <summary>How many the paper has.</summary>
    public required int Of { get; init; }

    /// <summary>What it belongs to: see <see cref="QuizKeys"/>.</summary>
    public required string Quiz { get; init; }

    public required long SubscriberId { get; init; }

    /// <summary>The secret part of its buttons' codes.</summary>
    public required string Code { get; init; }

    public required AttemptState State { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the whole attempt ends; null = never.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When it was first shown; null = not yet.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public required long Version { get; init; }

    public required Question Question { get; init; }

    /// <summary>The choices in the order this person sees them.</summary>
    public required IReadOnlyList<int> Shown { get; init; }

    /// <summary>The points it brings.</summary>
    public double Worth { get; init; } = 1;

    /// <summary>What was answered; null = nothing yet.</summary>
    public string? Given { get; init; }

    /// <summary>What the answer was worth, 0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>Whether the answer came too late to count.</summary>
    public bool WasLate { get; init; }

    public bool IsAnswered => Given is not null;
}

/// <summary>How far an attempt is. The numbers are stored.</summary>
internal enum AttemptState
{
    Open = 0,
    Finished = 1,

    /// <summary>Given up, or ended by the clock.</summary>
    Stopped = 2,
}

/// <summary>What attempts belong to.</summary>
internal static class QuizKeys
{
    public const string Practice = "practice";

    private const string DailyPrefix = "daily:";
    private const string GamePrefix = "game:";

    public static string Daily(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{DailyPrefix}{id}");

    public static string Game(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{GamePrefix}{id}");

    /// <summary>One question of a game: what the answers to its poll are known by.</summary>
    public static string GameRound(long id, int place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{GamePrefix}{id}:{place}");

    /// <summary>Which question of which game a key means; null when it means none.</summary>
    public static (long Id, int Place)? GameRoundOf(string key) =>
        key.StartsWith(GamePrefix, StringComparison.Ordinal) && key[GamePrefix.Length..].Split(':') is [var game, var round]
        && long.TryParse(game, System.Globalization.CultureInfo.InvariantCulture, out var id) && int.TryParse(round, System.Globalization.CultureInfo.InvariantCulture, out var place)
            ? (id, place)
            : null;

    /// <summary>Which daily question a key means; null when it means none.</summary>
    public static long? DailyId(string quiz) =>
        quiz.StartsWith(DailyPrefix, StringComparison.Ordinal) && long.TryParse(quiz.AsSpan(DailyPrefix.Length), System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Whether it is a contest's id: ids have no colon.</summary>
    public static bool IsContest(string quiz) => quiz != Practice && !quiz.Contains(':', StringComparison.Ordinal);
}
