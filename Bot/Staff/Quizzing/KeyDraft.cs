using System.Globalization;
using Bot.Content;
using Bot.Content.Amending;
using Bot.Content.Parsing;
using Bot.Staff.Proposing;

namespace Bot.Staff.Quizzing;

/// <summary>A key as somebody has filled it in, not looked at yet.</summary>
internal sealed record KeyDraft
{
    /// <summary>Places of the right choices, from 0, in the file's order.</summary>
    public IReadOnlyList<int> Right { get; init; } = [];

    public string Number { get; init; } = "";

    /// <summary>Empty = 0.</summary>
    public string Tolerance { get; init; } = "";

    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>By locale; one that is missing stays as it is.</summary>
    public IReadOnlyDictionary<string, string> Explanations { get; init; } = new Dictionary<string, string>();

    /// <summary>One sentence, for those whose answers change.</summary>
    public string Why { get; init; } = "";

    /// <summary>A question's key as a form shows it first.</summary>
    public static KeyDraft Of(Question question, QuestionKey key) => new()
    {
        Right = [.. QuestionKey.Of(question).Choices.Select((c, i) => (i, IsRight: key.Choices.Any(k => k.IsRight && Folding.Fold(k.Text) == Folding.Fold(c.Text)))).Where(c => c.IsRight).Select(c => c.i)],
        Number = key.Number?.Value.ToString(CultureInfo.InvariantCulture) ?? "",
        Tolerance = key.Number?.Tolerance.ToString(CultureInfo.InvariantCulture) ?? "",
        Answers = key.Answers,
        Explanations = key.Explanations,
    };

    /// <summary>The key, if a file could say the same. Pure.</summary>
    /// <param name="inFile">The question as its file has it.</param>
    /// <param name="inForce">The question as it is asked now.</param>
    public (QuestionKey? Key, KeyProblem? Problem) Check(Question inFile, Question inForce)
    {
        var key = Read(QuestionKey.Of(inFile));
        var problem = KeyTrouble(inFile.Kind, key.Choices.Count(c => c.IsRight)) ?? WordsTrouble(key);
        return problem is not null ? (null, problem)
            : key.HasKeyOf(QuestionKey.Of(inForce)) && key.Explanations.All(e => e.Value == QuestionKey.Of(inForce).Explanations.GetValueOrDefault(e.Key)) ? (null, KeyProblem.Unchanged)
            : (key, null);
    }

    /// <summary>Shares of points that the file gave to single choices fall away: what is ticked is right, and nothing else is.</summary>
    private QuestionKey Read(QuestionKey own) => own with
    {
        Choices = Right.Order().SequenceEqual(own.Choices.Index().Where(c => c.Item.IsRight).Select(c => c.Index))
            ? own.Choices
            : [.. own.Choices.Select((c, i) => new KeyChoice(c.Text, Right.Contains(i)))],
        Number = own.Number is null ? null : new(Decimal(Number) ?? 0, Tolerance.Length == 0 ? 0 : Decimal(Tolerance) ?? 0),
        Answers = own.Kind == QuestionKind.Text ? [.. Answers.Select(a => a.Trim()).Where(a => a.Length > 0).DistinctBy(Folding.Fold)] : [],
        Explanations = own.Explanations.ToDictionary(e => e.Key, e => Explanations.TryGetValue(e.Key, out var text) ? text.ReplaceLineEndings("\n").Trim() : e.Value),
    };

    private KeyProblem? KeyTrouble(QuestionKind kind, int right) => kind switch
    {
        QuestionKind.Single or QuestionKind.TrueFalse => right == 1 ? null : KeyProblem.OneRight,
        QuestionKind.Multiple => right > 0 ? null : KeyProblem.NoneRight,
        QuestionKind.Number => Decimal(Number) is not null && (Tolerance.Length == 0 || Decimal(Tolerance) >= 0) ? null : KeyProblem.NoNumber,
        _ => !Answers.Any(a => Folding.Fold(a).Length > 0) ? KeyProblem.NoAnswer
            : Answers.Any(a => a.Trim().Length > Quizzes.Asking.Grader.MaxWritten) || Answers.Count > MostAnswers ? KeyProblem.AnswerTooLong
            : null,
    };

    private KeyProblem? WordsTrouble(QuestionKey key) =>
        key.Explanations.Values.Any(e => e.Length == 0) ? KeyProblem.NoExplanation
        : key.Explanations.Any(e => e.Value.Length > QuestionLengths.In(e.Key).Explanation) ? KeyProblem.ExplanationTooLong
        : Why.Length == 0 ? KeyProblem.NoReason
        : Why.Length > Proposal.MaxWords ? KeyProblem.ReasonTooLong
        : null;

    private const int MostAnswers = 50;

    private static double? Decimal(string text) =>
        double.TryParse(text.Replace('，', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

/// <summary>What stands in the way of a correction.</summary>
internal enum KeyProblem
{
    /// <summary>Exactly one choice must be right.</summary>
    OneRight,

    /// <summary>At least one choice must be right.</summary>
    NoneRight,

    NoNumber,
    NoAnswer,
    AnswerTooLong,
    NoExplanation,
    ExplanationTooLong,
    NoReason,
    ReasonTooLong,

    /// <summary>Nothing would be another than it is.</summary>
    Unchanged,

    /// <summary>Another correction of the question waits.</summary>
    Waiting,

    /// <summary>The question in the file was changed since it was written, or is gone.</summary>
    Overtaken,

    /// <summary>It is one's own, or somebody has decided already.</summary>
    NotYours,

    /// <summary>The question is asked in regions that the member does not look after.</summary>
    Elsewhere,
}
