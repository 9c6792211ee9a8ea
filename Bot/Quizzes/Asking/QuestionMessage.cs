using System.Globalization;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Quizzes.Asking;

/// <summary>A question as a message, before and after it is answered.</summary>
internal static class QuestionMessage
{
    private const string Chosen = "☑ ";

    /// <summary>The question with its buttons; on a channel without them, the same works by writing the letter.</summary>
    /// <param name="question">The question.</param>
    /// <param name="shown">Its choices in the order they are shown.</param>
    /// <param name="texts">The person's language.</param>
    /// <param name="head">What stands above it, such as its place in the round.</param>
    /// <param name="chosen">Places that are chosen so far, one bit each.</param>
    /// <param name="code">What a button says when it is tapped.</param>
    public static OutboundMessage Ask(Question question, IReadOnlyList<int> shown, Texts texts, string head, int chosen, Func<AnswerAct, int, string> code)
    {
        var text = Body(question, shown, texts, head, _ => "");
        return new(text.Then(texts[Hint(question.Kind)])) { Image = question.Image, Choices = Buttons(question, shown, texts, chosen, code) };
    }

    /// <summary>The question with what was answered, whether that is right, why, and where that is from.</summary>
    public static MessageText Answered(Question question, IReadOnlyList<int> shown, Texts texts, string head, string given, double score) =>
        Marked(question, shown, texts, head, given).Then(Verdict(question, shown, texts, given, score)).Then(Why(question, texts));

    /// <summary>The question with what was answered, and no word about whether that is right.</summary>
    public static MessageText Marked(Question question, IReadOnlyList<int> shown, Texts texts, string head, string given)
    {
        var picked = question.HasChoices ? Answer.Choices(given) : [];
        var body = Body(question, shown, texts, head, choice => picked.Contains(choice) ? " " + texts.Plain(TextKeys.QuizYours) : "");
        return question.HasChoices ? body : body.Then(Lines.Of($"{given} {texts.Plain(TextKeys.QuizYours)}"));
    }

    /// <summary>Right or wrong, with the right answer where it was not given.</summary>
    public static MessageText Verdict(Question question, IReadOnlyList<int> shown, Texts texts, string given, double score)
    {
        var verdict = Grader.IsRight(score) ? texts[TextKeys.QuizRight]
            : texts[score > 0 ? TextKeys.QuizPartly : TextKeys.QuizWrong, ("answer", RightAnswer(question, shown, texts))];
        var feedback = question.HasChoices && Answer.Choices(given) is [var only] && question.In(texts.Locale).Choices.ElementAtOrDefault(only)?.Feedback is { } said ? said : null;
        return feedback is null ? verdict : verdict.Then(Lines.Of(feedback));
    }

    /// <summary>The explanation and the source.</summary>
    public static MessageText Why(Question question, Texts texts) =>
        Lines.Of(question.In(texts.Locale).Explanation.Split('\n')).Then(SourceLine.Of(question.Source, texts.Plain(TextKeys.TipSource)));

    /// <summary>The right answer in words a person can compare: B. 5 克.</summary>
    public static string RightAnswer(Question question, IReadOnlyList<int> shown, Texts texts) => question.Kind switch
    {
        QuestionKind.Number => question.Number!.Tolerance > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{question.Number.Value} ± {question.Number.Tolerance}")
            : question.Number.Value.ToString(CultureInfo.InvariantCulture),
        QuestionKind.Text => question.Answers[0],
        QuestionKind.TrueFalse => ChoiceText(question, question.Choices[0].IsRight ? 0 : 1, texts),
        _ => string.Join("；", shown.Select((choice, place) => (choice, place)).Where(c => question.Choices[c.choice].IsRight)
            .Select(c => $"{Answer.Letter(c.place)}. {ChoiceText(question, c.choice, texts)}")),
    };

    /// <summary>A choice's words; those of true and false are the program's own.</summary>
    public static string ChoiceText(Question question, int choice, Texts texts) => question.Kind == QuestionKind.TrueFalse
        ? texts.Plain(choice == 0 ? TextKeys.QuizTrue : TextKeys.QuizFalse)
        : question.In(texts.Locale).Choices[choice].Text;

    private static MessageText Body(Question question, IReadOnlyList<int> shown, Texts texts, string head, Func<int, string> mark)
    {
        var stem = question.In(texts.Locale).Stem;
        var lines = shown.Select((choice, place) => question.Kind == QuestionKind.TrueFalse
            ? mark(choice) is { Length: > 0 } yours ? ChoiceText(question, choice, texts) + yours : ""
            : $"{Answer.Letter(place)}. {ChoiceText(question, choice, texts)}{mark(choice)}").Where(l => l.Length > 0).ToArray();
        var body = head.Length == 0 ? Lines.Bold(stem) : Lines.Of(head).Then(Lines.Bold(stem));
        return lines.Length == 0 ? body : body.Then(Lines.Of(lines));
    }

    private static string Hint(QuestionKind kind) => kind switch
    {
        QuestionKind.Multiple => TextKeys.QuizHintMultiple,
        QuestionKind.TrueFalse => TextKeys.QuizHintTruth,
        QuestionKind.Number => TextKeys.QuizHintNumber,
        QuestionKind.Text => TextKeys.QuizHintText,
        _ => TextKeys.QuizHintSingle,
    };

    private static List<IReadOnlyList<Choice>> Buttons(Question question, IReadOnlyList<int> shown, Texts texts, int chosen, Func<AnswerAct, int, string> code)
    {
        switch (question.Kind)
        {
            case QuestionKind.TrueFalse:
                return [[.. shown.Select((choice, place) => Button(ChoiceText(question, choice, texts), AnswerAct.Choose, place))]];
            case QuestionKind.Multiple:
                var toggles = shown.Select((_, place) => Button($"{((chosen >> place & 1) == 1 ? Chosen : "")}{Answer.Letter(place)}", AnswerAct.Toggle, chosen ^ (1 << place)));
                return [[.. toggles], .. chosen == 0 ? [] : new IReadOnlyList<Choice>[] { [Button(texts.Plain(TextKeys.QuizSubmit), AnswerAct.Submit, chosen)] }];
            case QuestionKind.Single:
                return [[.. shown.Select((_, place) => Button(Answer.Letter(place).ToString(), AnswerAct.Choose, place))]];
            default:
                return [];
        }

        Choice Button(string label, AnswerAct act, int bits) => new(label, code(act, bits));
    }
}
