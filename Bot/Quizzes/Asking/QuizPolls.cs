using Bot.Content;
using Bot.Messaging;

namespace Bot.Quizzes.Asking;

/// <summary>Turns a question into a platform's own quiz. Pure.</summary>
internal static class QuizPolls
{
    private const int MaxQuestion = 300;
    private const int MaxOption = 100;
    private const int MaxExplanation = 200;

    /// <param name="question">A question with choices.</param>
    /// <param name="shown">Its choices in the order they are shown.</param>
    /// <param name="texts">The group's language.</param>
    /// <param name="tag">What its answers are known by.</param>
    public static QuizPoll Of(Question question, IReadOnlyList<int> shown, Texts texts, string tag)
    {
        var text = question.In(texts.Locale);
        var why = string.Join(' ', text.Explanation.Split('\n'));
        var source = $"\n{texts.Plain(TextKeys.TipSource)} {question.Source.Publisher}";
        return new(
            tag,
            text.Stem.CutTo(MaxQuestion),
            [.. shown.Select(choice => QuestionMessage.ChoiceText(question, choice, texts).CutTo(MaxOption))],
            [.. shown.Select((choice, place) => (choice, place)).Where(c => question.Choices[c.choice].IsRight).Select(c => c.place)],
            why.Length + source.Length <= MaxExplanation ? why + source : why.Length <= MaxExplanation ? why : why.CutTo(MaxExplanation - 1) + "…")
        {
            Several = question.Kind == QuestionKind.Multiple,
        };
    }
}
