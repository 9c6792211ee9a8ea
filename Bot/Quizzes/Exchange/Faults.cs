using Bot.Content;

namespace Bot.Quizzes.Exchange;

/// <summary>Says why a question cannot be asked. Pure.</summary>
internal static class Faults
{
    private const int MostChoices = 8;
    private const int LongestStem = 3000;

    /// <summary>The reason; null when it can be asked.</summary>
    public static string? Of(ImportedQuestion question)
    {
        if (Folding.Words(question.Stem).Length == 0)
        {
            return "There is no question text.";
        }

        if (question.Stem.Length > LongestStem)
        {
            return $"The question text has {question.Stem.Length} characters: is an empty line or a closing sign missing?";
        }

        return question.Kind switch
        {
            QuestionKind.Single or QuestionKind.Multiple => OfChoices(question),
            QuestionKind.TrueFalse when question.Truth is null => "It does not say whether it is true.",
            QuestionKind.Number when question.Number is null => "The number is missing or cannot be read.",
            QuestionKind.Text when !question.Answers.Any(a => Folding.Fold(a).Length > 0) => "The answer is missing.",
            _ => null,
        };
    }

    private static string? OfChoices(ImportedQuestion question)
    {
        var choices = question.Choices;
        if (choices.Count is < 2 or > MostChoices)
        {
            return $"It has {choices.Count} choices; 2 to {MostChoices} can be asked.";
        }

        if (choices.Any(c => c.Text.Length == 0))
        {
            return "A choice is empty.";
        }

        if (choices.GroupBy(c => Folding.Fold(c.Text)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return $"The choice '{twice.First().Text}' is there twice.";
        }

        return choices.Any(c => c.IsRight) ? null : "No choice is marked as right.";
    }
}
