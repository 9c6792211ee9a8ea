using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Content;

namespace Bot.Quizzes.Asking;

/// <summary>Says what an answer is worth. Pure.</summary>
internal static partial class Grader
{
    /// <summary>Longest written answer that is kept, in UTF-16 units.</summary>
    public const int MaxWritten = 200;

    private const double Nearly = 1e-9;

    /// <summary>The share of the full score that an answer brings, 0 to 1.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="given">The chosen choices as <see cref="Answer.Of(IEnumerable{int})"/> writes them, or what was written.</param>
    public static double Grade(Question question, string given) => question.Kind switch
    {
        QuestionKind.Number => IsRight(question.Number!, given) ? 1 : 0,
        QuestionKind.Text => question.Answers.Any(a => Folding.Fold(a) == Folding.Fold(given)) ? 1 : 0,
        QuestionKind.Multiple => Several(question.Choices, Answer.Choices(given)),
        _ => One(question.Choices, Answer.Choices(given)),
    };

    /// <summary>Whether it is the full score.</summary>
    public static bool IsRight(double score) => score >= 1 - Nearly;

    private static double One(IReadOnlyList<QuestionChoice> choices, IReadOnlyList<int> given) =>
        given is [var only] && only >= 0 && only < choices.Count
            ? Math.Clamp(choices[only].Weight ?? (choices[only].IsRight ? 1 : 0), 0, 1)
            : 0;

    /// <summary>Without weights: all the right ones and no other. With weights: their sum.</summary>
    private static double Several(IReadOnlyList<QuestionChoice> choices, IReadOnlyList<int> given)
    {
        var chosen = given.Where(g => g >= 0 && g < choices.Count).Distinct().ToArray();
        if (choices.All(c => c.Weight is null))
        {
            return choices.Select((c, i) => c.IsRight == chosen.Contains(i)).All(fits => fits) ? 1 : 0;
        }

        var right = choices.Count(c => c.IsRight);
        var sum = chosen.Sum(g => choices[g].Weight ?? (choices[g].IsRight ? 1.0 / right : 0));
        return Math.Clamp(sum >= 1 - 1e-4 ? 1 : sum, 0, 1);
    }

    private static bool IsRight(NumberAnswer answer, string given) =>
        NumberIn().Match(Folding.Plain(given).Replace(",", "", StringComparison.Ordinal)) is { Success: true } number
        && double.TryParse(number.Groups[1].Value, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value - answer.Value) <= answer.Tolerance + (Nearly * Math.Max(1, Math.Abs(answer.Value)));

    /// <summary>A number, perhaps with a word before it and its unit behind: 约 36.5 度.</summary>
    [GeneratedRegex(@"^\D{0,4}?\s*([+-]?\d+(?:\.\d+)?)\D{0,8}$")]
    private static partial Regex NumberIn();
}
