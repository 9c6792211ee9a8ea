using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Content;

namespace Bot.Quizzes.Asking;

/// <summary>An answer as it is stored: the chosen choices by their place in the file, such as <c>0,2</c>, or what was written.</summary>
internal static partial class Answer
{
    private const string Letters = "ABCDEFGH";

    public static string Of(IEnumerable<int> choices) => string.Join(',', choices.Order());

    public static IReadOnlyList<int> Choices(string given) =>
        [.. given.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(g => int.TryParse(g, CultureInfo.InvariantCulture, out var n) ? n : -1)];

    /// <summary>The letter of a place on the screen.</summary>
    public static char Letter(int place) => Letters[place];

    /// <summary>What somebody wrote as an answer to a question; null when it cannot be one.</summary>
    /// <param name="question">The question.</param>
    /// <param name="shown">Its choices in the order this person sees them.</param>
    /// <param name="text">What was written: B, b, Ｂ, 2, AC, 对, a number, words.</param>
    public static string? Read(Question question, IReadOnlyList<int> shown, string text)
    {
        if (!question.HasChoices)
        {
            return text.Trim() is { Length: > 0 and <= Grader.MaxWritten } written ? written : null;
        }

        var folded = Folding.Fold(text);
        if (question.Kind == QuestionKind.TrueFalse && Truth(folded) is { } truth)
        {
            return truth ? "0" : "1";
        }

        if (!LettersOrDigits().IsMatch(folded))
        {
            return null;
        }

        var places = folded.Where(char.IsLetterOrDigit).Select(c => char.IsAsciiDigit(c) ? c - '1' : c - 'a').Distinct().ToArray();
        return places.All(p => p >= 0 && p < shown.Count) && (places.Length == 1 || question.Kind == QuestionKind.Multiple)
            ? Of(places.Select(p => shown[p]))
            : null;
    }

    private static bool? Truth(string folded) => folded switch
    {
        "对" or "正确" or "是" or "是的" or "对的" or "√" or "true" or "yes" or "right" => true,
        "错" or "错误" or "不对" or "不是" or "错的" or "×" or "false" or "no" or "wrong" => false,
        _ => null,
    };

    [GeneratedRegex(@"^([a-h1-8][、,;/和]?){1,8}$")]
    private static partial Regex LettersOrDigits();
}
