using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Content;

namespace Bot.Quizzes.Exchange;

/// <summary>What stands between the braces of a GIFT question.</summary>
/// <param name="question">The question without its answer.</param>
/// <param name="key">What stands between the braces, without the general feedback.</param>
/// <param name="words">Turns a piece of it into plain words.</param>
internal sealed partial class GiftAnswer(ImportedQuestion question, string key, Func<string, string> words)
{
    public int Line => question.Line;

    /// <summary>The question with its answer; or why there is none.</summary>
    public (ImportedQuestion? Question, string? Problem) Read()
    {
        if (key.Length == 0)
        {
            return (null, "An essay question: unsupported, nobody here marks free texts.");
        }

        if (key[0] == '#')
        {
            return Number(key[1..]);
        }

        if (key.Contains('~', StringComparison.Ordinal))
        {
            return Choices();
        }

        if (key.Contains('=', StringComparison.Ordinal) && key.Contains("->", StringComparison.Ordinal))
        {
            return (null, "A matching question: unsupported, a chat has no way to ask it.");
        }

        return Truth(key.Split('#')[0].Trim()) is { } truth ? (TrueOrFalse(truth), null) : Text();
    }

    public static bool? Truth(string text) => text.ToUpperInvariant() switch
    {
        "T" or "TRUE" or "对" or "正确" or "√" => true,
        "F" or "FALSE" or "错" or "错误" or "×" => false,
        _ => null,
    };

    private ImportedQuestion TrueOrFalse(bool truth)
    {
        // After the answer: what is said to the wrong, and then to the right.
        var feedback = key.Split('#').Skip(1).Select(f => words(f.Trim())).Where(f => f.Length > 0).ToArray();
        return question with { Kind = QuestionKind.TrueFalse, Truth = truth, Explanation = question.Explanation ?? feedback.FirstOrDefault() };
    }

    private (ImportedQuestion?, string?) Choices()
    {
        var single = key.Contains('=', StringComparison.Ordinal);
        var parts = key.Replace("=", "~=", StringComparison.Ordinal).Split('~', StringSplitOptions.TrimEntries).Where(p => p.Length > 0).Select(Part).ToArray();
        if (parts.Any(p => p.Weight is null))
        {
            return (null, "A weight between % signs is no number from -100 to 100.");
        }

        var right = parts.Count(p => p.Weight > 0);
        // Several right ones where one may be taken, or one right where several may: both are questions with one answer.
        var one = single || right == 1;
        var best = parts.MaxBy(p => p.Weight).Weight;
        var first = Array.FindIndex(parts, p => p.Weight == best);
        var several = one && parts.Count(p => p.Weight == 1) > 1;
        return (question with
        {
            Kind = one ? QuestionKind.Single : QuestionKind.Multiple,
            Choices = [.. parts.Select((p, i) => new ImportedChoice(
                p.Text,
                best > 0 && (one ? i == first : p.Weight > 0),
                one ? Partial(p.Weight!.Value, i == first) : p.Weight,
                p.Feedback))],
            Notes = several ? [.. question.Notes, "Several choices bring the full mark; the first of them is shown as the right one."] : question.Notes,
        }, null);
    }

    private static double? Partial(double weight, bool isRight) => isRight || weight == 0 ? (isRight && weight < 1 ? weight : null) : weight;

    private (ImportedQuestion?, string?) Text()
    {
        // One answer alone needs no sign before it; several lines without any are something else gone wrong.
        var bare = !key.StartsWith('=');
        var parts = key.Split('=', StringSplitOptions.TrimEntries).Where(p => p.Length > 0).Select(p => Part("=" + p)).ToArray();
        if ((bare && key.IndexOfAny(['=', '\n']) >= 0) || parts.Any(p => p.Weight is null))
        {
            return (null, $"The answer '{GiftEscapes.Show(key)}' has neither = nor ~ before it, and is not T or F.");
        }

        var full = parts.Where(p => p.Weight == 1).ToArray();
        var notes = parts.Where(p => p.Weight is > 0 and < 1).Select(p => $"The half-right form '{p.Text}' is not in it.").ToList();
        notes.AddRange(bare ? ["The answer had no = before it: see that it is meant as one."] : []);
        notes.AddRange(full.Where(p => p.Text.Contains('*', StringComparison.Ordinal)).Select(p => $"In '{p.Text}' the * stood for anything; here it is only a sign."));
        return (question with { Kind = QuestionKind.Text, Answers = [.. full.Select(p => p.Text)], Notes = [.. question.Notes, .. notes] }, null);
    }

    private (ImportedQuestion?, string?) Number(string text)
    {
        var parts = text.Split(['=', '~'], StringSplitOptions.TrimEntries).Where(p => p.Length > 0).Select(p => Part("=" + p)).ToArray();
        var numbers = parts.Where(p => p.Text.Length > 0).Select(p => (p.Weight, Answer: Measure(p.Text), p.Text)).ToArray();
        if (numbers.Length == 0 || numbers.Any(n => n.Answer is null || n.Weight is null))
        {
            return (null, "The number cannot be read. Write {#5}, {#5:1} or {#4..6}.");
        }

        var best = numbers.MaxBy(n => n.Weight);
        var notes = numbers.Where(n => n.Text != best.Text && n.Weight > 0).Select(n => $"The half-right answer {n.Text} is not in it.");
        return (question with { Kind = QuestionKind.Number, Number = best.Answer, Notes = [.. question.Notes, .. notes] }, null);
    }

    /// <summary><c>5</c>, <c>5:1</c> or <c>4..6</c>.</summary>
    private static NumberAnswer? Measure(string text)
    {
        var range = text.Split("..");
        if (range.Length == 2 && Parse(range[0]) is { } from && Parse(range[1]) is { } to && from <= to)
        {
            return new(Math.Round((from + to) / 2, 10), Math.Round((to - from) / 2, 10));
        }

        var parts = text.Split(':');
        return parts.Length <= 2 && Parse(parts[0]) is { } value && (parts.Length == 1 ? 0 : Parse(parts[1])) is >= 0 and var tolerance
            ? new(value, tolerance)
            : null;
    }

    private static double? Parse(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>One answer: <c>=</c> or nothing, <c>%weight%</c>, its words, <c>#</c> and what is said to whoever gave it.</summary>
    private (double? Weight, string Text, string? Feedback) Part(string part)
    {
        var right = part.StartsWith('=');
        var rest = right ? part[1..].Trim() : part;
        double? weight = right ? 1 : 0;
        if (WeightMark().Match(rest) is { Success: true } mark)
        {
            weight = Parse(mark.Groups[1].Value) is { } percent && Math.Abs(percent) <= 100 ? Math.Round(percent / 100, 7) : null;
            rest = rest[mark.Length..];
        }

        var feedback = rest.IndexOf('#', StringComparison.Ordinal);
        var said = feedback < 0 ? "" : words(rest[(feedback + 1)..].Trim());
        return (weight, words((feedback < 0 ? rest : rest[..feedback]).Trim()), said.Length == 0 ? null : said);
    }

    [GeneratedRegex(@"^%([^%\s]*)%")]
    private static partial Regex WeightMark();
}
