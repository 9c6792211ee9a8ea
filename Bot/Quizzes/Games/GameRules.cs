using Bot.Content;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Games;

/// <summary>What becomes of a game. Pure.</summary>
internal static class GameRules
{
    public const int FewestRounds = 5;
    public const int MostRounds = 15;
    public const int UsualRounds = 10;

    /// <summary>Silent questions in a row after which people are left in peace.</summary>
    private const int MostSilent = 2;

    /// <summary>From the announcement to the first question, and from one standing to the next question.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>An answer given in the last second takes a moment to arrive.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>After a break of this length nobody is still sitting there.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(10);

    /// <summary>Longer than any game takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>The next question is on its way.</summary>
    public static Game Asking(Game game, DateTimeOffset now) => game with { Phase = GamePhase.Asking, Place = game.Place + 1, DueAt = now };

    /// <summary>The question was certainly not sent: it is tried again.</summary>
    public static Game NotAsked(Game game, DateTimeOffset again) => game with { Phase = GamePhase.Waiting, Place = game.Place - 1, DueAt = again };

    /// <summary>The question is there, and its time runs.</summary>
    public static Game Asked(Game game, DateTimeOffset now) => game with { Phase = GamePhase.Open, DueAt = now + TimeSpan.FromSeconds(game.Seconds) + Grace };

    /// <summary>The question's time is over.</summary>
    public static Game Closed(Game game, int answered, DateTimeOffset now)
    {
        var silent = answered == 0 ? game.Silent + 1 : 0;
        return game with
        {
            Phase = GamePhase.Telling,
            Silent = silent,
            Ending = game.Place >= game.Rounds ? GameEnding.Played : silent >= MostSilent ? GameEnding.Silent : null,
            DueAt = now,
        };
    }

    /// <summary>Nobody knows whether the question arrived: it counts nothing, and is not sent twice.</summary>
    public static Game Void(Game game, DateTimeOffset now) => game.Place >= game.Rounds
        ? game with { Phase = GamePhase.Telling, Ending = GameEnding.Played, DueAt = now }
        : game with { Phase = GamePhase.Waiting, DueAt = now + Pause };

    /// <summary>How it stands has been told.</summary>
    public static Game Told(Game game, DateTimeOffset now) =>
        game.Ending is null ? game with { Phase = GamePhase.Waiting, DueAt = now + Pause } : game with { EndedAt = now };

    /// <summary>It ends early.</summary>
    public static Game Ended(Game game, GameEnding why, DateTimeOffset now) => game with { Phase = GamePhase.Telling, Ending = why, DueAt = now };

    /// <summary>Whether it stood still for so long that it is ended.</summary>
    public static bool IsStale(Game game, DateTimeOffset now) => game.Ending is null && now - game.DueAt > TooLong;

    /// <summary>Whether it is given up without a word: for hours nothing could be said in its group.</summary>
    public static bool IsAbandoned(Game game, DateTimeOffset now) => now - game.StartedAt > Longest;

    /// <summary>
    /// The questions of a game: those a poll can show and that are right here and now for the group as it introduced itself; never asked
    /// in it before asked longest ago, by chance among equals.
    /// </summary>
    /// <param name="catalog">Where they are from.</param>
    /// <param name="topic">Of which topic; null = any.</param>
    /// <param name="group">Where the group lives and what it grows.</param>
    /// <param name="today">The day.</param>
    /// <param name="lastAsked">When each was last asked in this group.</param>
    /// <param name="seed">Decides the chance.</param>
    public static IReadOnlyList<Question> Deck(
        ContentCatalog catalog, string? topic, Traits group, DateOnly today, IReadOnlyDictionary<string, DateTimeOffset> lastAsked, ulong seed)
    {
        var askable = catalog.Questions.Values
            .Where(q => (topic is null || q.Topic == topic) && FitsPoll(q) && QuestionFit.FitsPerson(q, group, today, catalog))
            .OrderBy(q => q.Id, StringComparer.Ordinal)
            .ToArray();
        Shuffling.Shuffle(askable, seed);
        return [.. askable.OrderBy(q => lastAsked.TryGetValue(q.Id, out var at) ? at : DateTimeOffset.MinValue)];
    }

    /// <summary>One right choice, and no picture: a poll has none.</summary>
    private static bool FitsPoll(Question question) => question.Kind is QuestionKind.Single or QuestionKind.TrueFalse && question.Image is null;
}
