using System.Globalization;
using Bot.Content;
using Bot.Content.Amending;

namespace Bot.Staff.Quizzing;

/// <summary>A key in words, for the log, for messages and for pages. Pure.</summary>
internal static class KeyWords
{
    /// <summary>What is right.</summary>
    public static string Of(Caller caller, QuestionKey key) => key.Kind switch
    {
        QuestionKind.Number => key.Number is { Tolerance: > 0 } number
            ? string.Create(CultureInfo.InvariantCulture, $"{number.Value} ± {number.Tolerance}")
            : key.Number!.Value.ToString(CultureInfo.InvariantCulture),
        QuestionKind.Text => string.Join(caller.T.Separator, key.Answers),
        _ => string.Join(caller.T.Separator, key.Choices.Where(c => c.IsRight).Select(c => key.Kind == QuestionKind.TrueFalse ? caller.T[c.Text == "true" ? "yes" : "no"] : c.Text)),
    };
}
