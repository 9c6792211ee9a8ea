using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Content;

namespace Bot.Quizzes.Exchange;

/// <summary>Makes a question of the lines of an Aiken file.</summary>
internal static partial class AikenQuestion
{
    private static readonly char[] BetweenForms = ['/', '或', ';', '；', '|'];

    public static void Take(AikenDraft draft, ReadQuestions read)
    {
        var stem = draft.Field(AikenKind.Words) ?? "";
        var answer = draft.Field(AikenKind.Answer);
        if (answer is null && AikenReader.Inline().Match(AikenLine.Narrow(stem)) is { Success: true } inline)
        {
            answer = inline.Groups[1].Value;
            stem = stem[..inline.Index] + "（　）" + stem[(inline.Index + inline.Length)..];
        }

        if (answer is null && draft is { Choices.Count: 0, Problem: null } && draft.Field(AikenKind.Explanation) is null)
        {
            read.Skip(draft.Line, draft.ToString(), "A text without choices and without an answer.");
        }
        else if (draft.Problem is { } problem)
        {
            read.Reject(draft.Line, draft.ToString(), problem);
        }
        else if (answer is null or "")
        {
            read.Reject(draft.Line, draft.ToString(), "There is no answer. Write it below the choices: 答案：B, or ANSWER: B.");
        }
        else
        {
            Take(draft, read, stem, answer);
        }
    }

    private static void Take(AikenDraft draft, ReadQuestions read, string stem, string answer)
    {
        var notes = new List<string>();
        var (source, url) = Source(draft.Field(AikenKind.Source));
        var question = new ImportedQuestion
        {
            Line = draft.Line,
            Kind = QuestionKind.Single,
            Stem = stem.Trim(),
            Explanation = draft.Field(AikenKind.Explanation),
            Source = source,
            SourceUrl = url,
            Tags = [.. (draft.Field(AikenKind.Tags) ?? "").Split([',', '，', '、', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Difficulty = Grade(draft.Field(AikenKind.Difficulty), notes),
            Notes = notes,
        };
        string[] choices = [.. draft.Choices.Select(c => c.ToString().Trim())];
        var (keyed, problem) = choices.Length == 0 ? Open(question, answer) : Chosen(question, choices, answer);
        if (keyed is null)
        {
            read.Reject(draft.Line, draft.ToString(), problem!);
        }
        else
        {
            read.Take(keyed);
        }
    }

    /// <summary>Without choices: true or false, a number, or words.</summary>
    private static (ImportedQuestion?, string?) Open(ImportedQuestion question, string answer)
    {
        if (Truth(answer) is { } truth)
        {
            return (question with { Kind = QuestionKind.TrueFalse, Truth = truth }, null);
        }

        var narrow = AikenLine.Narrow(answer).Trim().TrimEnd('。', '.');
        if (LettersOnly().IsMatch(narrow))
        {
            return (null, $"The answer is {narrow}, but there are no choices.");
        }

        if (Measured().Match(narrow) is { Success: true } number && double.TryParse(number.Groups[1].Value, CultureInfo.InvariantCulture, out var value))
        {
            _ = double.TryParse(number.Groups[2].Value, CultureInfo.InvariantCulture, out var tolerance);
            return (question with { Kind = QuestionKind.Number, Number = new(value, tolerance) }, null);
        }

        return (question with { Kind = QuestionKind.Text, Answers = answer.TrimEnd('。').Split(BetweenForms, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) }, null);
    }

    private static (ImportedQuestion?, string?) Chosen(ImportedQuestion question, string[] choices, string answer)
    {
        var right = Right(choices, answer);
        if (right is null)
        {
            return (null, $"The answer '{answer}' is neither letters nor one of the choices.");
        }

        if (right.FirstOrDefault(r => r >= choices.Length, -1) is >= 0 and var beyond)
        {
            return (null, $"The answer is {(char)('A' + beyond)}, but there are only {choices.Length} choices.");
        }

        if (choices.Length == 2 && right.Length == 1 && Truth(choices[0]) is { } first && Truth(choices[1]) == !first)
        {
            return (question with { Kind = QuestionKind.TrueFalse, Truth = right[0] == 0 ? first : !first }, null);
        }

        return (question with
        {
            Kind = right.Length == 1 ? QuestionKind.Single : QuestionKind.Multiple,
            Choices = [.. choices.Select((c, i) => new ImportedChoice(c, right.Contains(i)))],
            KeepOrder = choices.Any(Content.Parsing.OrderWords.Refers),
            Notes = right.Length == choices.Length ? [.. question.Notes, "All choices are right: one wrong one is needed."] : question.Notes,
        }, null);
    }

    private static int[]? Right(string[] choices, string answer)
    {
        var narrow = AikenLine.Narrow(answer).Trim().TrimEnd('。', '.', ')', ' ').ToUpperInvariant();
        var same = Array.FindIndex(choices, c => Folding.Fold(c) == Folding.Fold(answer) || (Truth(c) is { } truth && truth == Truth(answer)));
        if (same >= 0 && narrow.Length != 1)
        {
            return [same];
        }

        if (Letters().IsMatch(narrow))
        {
            return [.. narrow.Where(char.IsAsciiLetterUpper).Select(c => c - 'A').Distinct().Order()];
        }

        // "B. 5 克", or the choice's own words.
        if (LetterAndWords().Match(narrow) is { Success: true } both)
        {
            return [both.Groups[1].Value[0] - 'A'];
        }

        return same < 0 ? null : [same];
    }

    private static bool? Truth(string text) => AikenLine.Narrow(text).Trim().TrimEnd('。', '.', '!', ')').TrimStart('(').ToUpperInvariant() switch
    {
        "对" or "正确" or "√" or "✓" or "✔" or "T" or "TRUE" or "是" or "YES" or "Y" or "RIGHT" => true,
        "错" or "错误" or "×" or "✗" or "✘" or "F" or "FALSE" or "否" or "不对" or "不正确" or "不是" or "NO" or "N" or "X" or "WRONG" => false,
        _ => null,
    };

    private static (string? Source, string? Url) Source(string? text) =>
        text is null ? (null, null)
        : Address().Match(text) is { Success: true } url ? (Trimmed(text.Remove(url.Index, url.Length)), url.Value)
        : (Trimmed(text), null);

    private static string? Trimmed(string text) => text.Trim().Trim('，', ',', '。', ' ', '(', ')', '（', '）') is { Length: > 0 } rest ? rest : null;

    public static Difficulty? Grade(string? text, List<string> notes)
    {
        switch (Folding.Fold(text ?? ""))
        {
            case "": return null;
            case "易" or "容易" or "简单" or "较易" or "低" or "easy" or "1" or "★" or "初级" or "基础": return Difficulty.Easy;
            case "中" or "中等" or "一般" or "适中" or "medium" or "normal" or "2" or "★★" or "中级" or "普通": return Difficulty.Medium;
            case "难" or "困难" or "较难" or "很难" or "高" or "hard" or "difficult" or "3" or "★★★" or "高级": return Difficulty.Hard;
            default:
                notes.Add($"The difficulty '{text}' is not understood.");
                return null;
        }
    }

    [GeneratedRegex(@"^[A-Z](\s*[、,;/&+和及与 ]?\s*[A-Z])*$")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^[A-H]{1,8}$")]
    private static partial Regex LettersOnly();

    [GeneratedRegex(@"^[(\[]?([A-Z])\s*[)\].、:]\s*\S")]
    private static partial Regex LetterAndWords();

    [GeneratedRegex(@"^([+-]?\d+(?:\.\d+)?)\s*(?:(?:±|\+/-)\s*(\d+(?:\.\d+)?))?$")]
    private static partial Regex Measured();

    [GeneratedRegex(@"https?://[^\s，。（）()]+")]
    private static partial Regex Address();
}
