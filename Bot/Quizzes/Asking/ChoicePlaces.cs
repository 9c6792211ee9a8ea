using Bot.Content;

namespace Bot.Quizzes.Asking;

/// <summary>Where choices of one version of a question stand in another. Pure.</summary>
internal static class ChoicePlaces
{
    /// <summary>
    /// Where a choice stands now: found by its words; if they were reworded, it stands where it stood, unless another one stands there.
    /// Null when it is gone.
    /// </summary>
    /// <param name="asked">The question as it was asked.</param>
    /// <param name="now">The question as it is now.</param>
    /// <param name="choice">The choice's place in the first.</param>
    public static int? Now(Question asked, Question now, int choice)
    {
        if (asked.Kind == QuestionKind.TrueFalse)
        {
            return choice;
        }

        var (before, after) = (Words(asked), Words(now));
        var found = Array.IndexOf(after, before[choice]);
        return found >= 0 ? found
            : choice < after.Length && !before.Contains(after[choice]) ? choice
            : null;
    }

    /// <summary>An answer to the one version as an answer to the other; a choice that is gone falls out, what was written stays.</summary>
    public static string Translate(Question asked, Question now, string given) => !asked.HasChoices || !now.HasChoices
        ? given
        : Answer.Of(Answer.Choices(given).Where(c => c >= 0 && c < asked.Choices.Count).Select(c => Now(asked, now, c)).OfType<int>());

    private static string[] Words(Question question) => [.. question.Texts.Values.First().Choices.Select(c => Folding.Fold(c.Text))];
}
