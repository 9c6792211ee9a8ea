using Bot.Content;
using Bot.Quizzes.Asking;

namespace Bot.Quizzes.Corrections;

/// <summary>Grades a question as it was asked by the key it has now. Pure.</summary>
internal static class KeyCorrection
{
    /// <summary>The question in the words and the order it was asked in, with the key and the explanation it has now.</summary>
    /// <returns>Null when it is answered in another way now, so that old answers cannot be held against the new key.</returns>
    public static Question? Apply(Question asked, Question now)
    {
        if (Form(asked) != Form(now))
        {
            return null;
        }

        var places = asked.Choices.Select((_, choice) => ChoicePlaces.Now(asked, now, choice)).ToArray();
        return asked with
        {
            Choices = [.. places.Select(p => p is { } place ? now.Choices[place] : new QuestionChoice(false))],
            Number = now.Number,
            Answers = now.Answers,
            Texts = asked.Texts.ToDictionary(t => t.Key, t => Corrected(t.Value, now.In(t.Key), places)),
            Source = now.Source,
            Review = now.Review,
        };
    }

    private static QuestionText Corrected(QuestionText asked, QuestionText now, IReadOnlyList<int?> places) => asked with
    {
        Explanation = now.Explanation,
        Choices = [.. asked.Choices.Select((c, i) => c with { Feedback = places[i] is { } place ? now.Choices[place].Feedback : null })],
    };

    /// <summary>One right choice or several: both are ticked.</summary>
    private static QuestionKind Form(Question question) => question.Kind == QuestionKind.Multiple ? QuestionKind.Single : question.Kind;
}
