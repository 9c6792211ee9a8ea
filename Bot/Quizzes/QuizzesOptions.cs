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

    /// <summary>What is wrong with the settings; null when nothing is.</summary>
    public string? Problem() =>
        QuestionsPerRound is < 1 or > 50 ? $"Quizzes:QuestionsPerRound is {QuestionsPerRound}; it must be 1 to 50."
        : ReviewsPerDay < 1 ? $"Quizzes:ReviewsPerDay is {ReviewsPerDay}; it must be at least 1."
        : NewPerDay < 1 ? $"Quizzes:NewPerDay is {NewPerDay}; it must be at least 1."
        : SlowAfter <= TimeSpan.Zero ? $"Quizzes:SlowAfter is {SlowAfter}; it must be longer than nothing."
        : null;
}
