namespace Bot.Quizzes.Statistics;

/// <summary>How one question did.</summary>
/// <param name="Question">Its id.</param>
/// <param name="Figures">Facility and discrimination; what was left unanswered until its time ran out counts as nothing.</param>
/// <param name="Choices">Of each choice, in the order of the question as it was asked last: how many took it; empty where answers are written.</param>
/// <param name="Given">How many gave each answer, the most frequent first; "" = none in time.</param>
/// <param name="MedianSeconds">From being shown to being answered: half were faster. For a question of the day, from being sent.</param>
internal sealed record QuestionFigures(
    string Question, ItemFigures Figures, IReadOnlyList<ChoiceShare> Choices, IReadOnlyList<GivenAnswer> Given, double MedianSeconds);

/// <summary>How often a choice was taken.</summary>
/// <param name="Text">Its words, in the default language; of true and false, the words of the file's keys.</param>
/// <param name="IsRight">Whether it is right by the key it has now.</param>
/// <param name="Count">How many took it.</param>
/// <param name="Share">Of all answers, 0 to 1; where several may be taken the shares come to more than 1.</param>
internal sealed record ChoiceShare(string Text, bool IsRight, long Count, double Share);

/// <summary>One answer, as <c>0,2</c> or as it was written, and how many gave it.</summary>
internal sealed record GivenAnswer(string Given, long Count);
