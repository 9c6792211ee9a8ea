namespace Bot.Quizzes;

/// <summary>Settings under <c>Quizzes</c>.</summary>
internal sealed class QuizzesOptions
{
    /// <summary>Questions in a round of practice, 1 to 50. Default 10.</summary>
    public int QuestionsPerRound { get; set; } = 10;

    /// <summary>Known questions that come due again for one person in a day; the rest waits. Default 30.</summary>
    public int ReviewsPerDay { get; set; } = 30;

    /// <summary>New questions one person is shown in practice in a day. Default 30.</summary>
    public int NewPerDay { get; set; } = 30;

    /// <summary>A right answer that took longer than this (and a moment for every word) counts as remembered with effort. Default 30 seconds.</summary>
    public TimeSpan SlowAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Seconds for each question of a game in a group, 10 to 600. Default 30.</summary>
    public int GameSeconds { get; set; } = 30;

    /// <summary>Where people elsewhere reach this program's pages, such as <c>https://bot.example.org</c>; certificates name it. Empty = the address it listens at.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Members of a unit who must have answered in a week or a month before it is ranked there. Default 3.</summary>
    public int UnitMinimum { get; set; } = 3;

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    public string? Problem() =>
        QuestionsPerRound is < 1 or > 50 ? $"Quizzes:QuestionsPerRound is {QuestionsPerRound}; it must be 1 to 50."
        : ReviewsPerDay < 1 ? $"Quizzes:ReviewsPerDay is {ReviewsPerDay}; it must be at least 1."
        : NewPerDay < 1 ? $"Quizzes:NewPerDay is {NewPerDay}; it must be at least 1."
        : UnitMinimum < 1 ? $"Quizzes:UnitMinimum is {UnitMinimum}; it must be at least 1."
        : SlowAfter <= TimeSpan.Zero ? $"Quizzes:SlowAfter is {SlowAfter}; it must be longer than nothing."
        : GameSeconds is < 10 or > 600 ? $"Quizzes:GameSeconds is {GameSeconds}; it must be 10 to 600."
        : PublicUrl.Length > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Query: "", Fragment: "" })
            ? $"Quizzes:PublicUrl is '{PublicUrl}'; it must be an address such as https://bot.example.org."
        : null;
}
