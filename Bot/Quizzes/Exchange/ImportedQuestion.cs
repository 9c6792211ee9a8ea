using System.Globalization;
using Bot.Content;

namespace Bot.Quizzes.Exchange;

/// <summary>A question as another system's file has it: what our format requires may still be missing.</summary>
internal sealed record ImportedQuestion
{
    /// <summary>Where it begins in the file, from 1.</summary>
    public required int Line { get; init; }

    public required QuestionKind Kind { get; init; }

    public required string Stem { get; init; }

    /// <summary>The file's own name for it, possibly empty.</summary>
    public string Name { get; init; } = "";

    public IReadOnlyList<ImportedChoice> Choices { get; init; } = [];

    /// <summary>Whether the stem is true; null for other kinds.</summary>
    public bool? Truth { get; init; }

    public NumberAnswer? Number { get; init; }

    public IReadOnlyList<string> Answers { get; init; } = [];

    public string? Explanation { get; init; }

    /// <summary>Where it comes from, as far as the file says.</summary>
    public string? Source { get; init; }

    public string? SourcePublisher { get; init; }

    public string? SourceUrl { get; init; }

    public string? Topic { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Difficulty? Difficulty { get; init; }

    public bool KeepOrder { get; init; }

    /// <summary>What of the file could not be kept as it was, for the reviewer.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Everything a person is shown, folded.</summary>
    public string Asked => Folding.Words(Stem) + "|" + string.Join('|', Choices.Select(c => Folding.Fold(c.Text)).Order(StringComparer.Ordinal)) + "|" + Kind;

    /// <summary>What makes two questions the same: what is asked, and what is right.</summary>
    public string Fingerprint => Asked + "|" + string.Join('|', Choices.Where(c => c.IsRight).Select(c => c.Text).Concat(Answers).Select(Folding.Fold).Order(StringComparer.Ordinal))
        + string.Create(CultureInfo.InvariantCulture, $"|{Truth}|{Number?.Value}|{Number?.Tolerance}");
}

/// <summary>A choice as another system's file has it.</summary>
internal sealed record ImportedChoice(string Text, bool IsRight, double? Weight = null, string? Feedback = null);

/// <summary>Something of a file that was not taken, and why.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">Its beginning, so that it can be found.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
internal sealed record LeftOut(int Line, string Text, string Reason);

/// <summary>What a file holds.</summary>
internal sealed class ReadQuestions
{
    private const int QuotedLength = 120;

    public List<ImportedQuestion> Accepted { get; } = [];

    /// <summary>Questions that are broken, or of a kind that no chat can ask.</summary>
    public List<LeftOut> Rejected { get; } = [];

    /// <summary>What is no question, or is there already.</summary>
    public List<LeftOut> Skipped { get; } = [];

    public void Reject(int line, string text, string reason) => Rejected.Add(new(line, Quote(text), reason));

    public void Skip(int line, string text, string reason) => Skipped.Add(new(line, Quote(text), reason));

    /// <summary>Takes a question in if it can be asked; else says why it cannot.</summary>
    public void Take(ImportedQuestion question)
    {
        if (Faults.Of(question) is { } fault)
        {
            Reject(question.Line, question.Stem.Length > 0 ? question.Stem : string.Join(" / ", question.Choices.Select(c => c.Text)), fault);
        }
        else
        {
            Accepted.Add(question);
        }
    }

    private static string Quote(string text)
    {
        var one = string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return one.Length <= QuotedLength ? one : Messaging.Shortening.CutTo(one, QuotedLength) + "…";
    }
}
