using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Content;
using YamlDotNet.Serialization;

namespace Bot.Quizzes.Exchange;

/// <summary>Writes imported questions in our own format, where they wait to be looked over: what is still missing is there as an empty key.</summary>
internal static partial class WaitingFile
{
    private const string Head = "# 导入的题目，等人审。补齐空着的内容，核对出处，再移到 questions/<topic>/ 里，就会开始出题。\n"
        + "# Imported, waiting for review: fill in what is empty, check it against its source, move it to questions/<topic>/.\n";

    public static string Write(IEnumerable<ImportedQuestion> questions, DateOnly today) =>
        Head + new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences().Build()
            .Serialize(new Dictionary<string, object> { ["questions"] = questions.Select(q => Entry(q, today)).ToArray() });

    /// <summary>The file's own name if it can be an id, else a number made of what it says: the same question always has the same.</summary>
    public static string IdOf(ImportedQuestion question)
    {
        var name = NoId().Replace(question.Name.ToLowerInvariant(), "-").Trim('-');
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question.Fingerprint)))[..8];
        return IsId().IsMatch(name) && name == question.Name ? name : $"imported-{mark}";
    }

    private static Dictionary<string, object?> Entry(ImportedQuestion question, DateOnly today)
    {
        var entry = new Dictionary<string, object?>
        {
            ["id"] = IdOf(question),
            ["kind"] = KindName(question.Kind),
            ["topic"] = question.Topic ?? "",
        };
        AddIf("tags", question.Tags.Count > 0 ? question.Tags : null);
        AddIf("difficulty", question.Difficulty?.ToString().ToLowerInvariant());
        entry["stem"] = question.Stem;
        AddIf("choices", question.Choices.Count > 0 ? question.Choices.Select(Choice).ToArray() : null);
        AddIf("answer", question.Truth is { } truth ? truth : question.Number?.Value);
        AddIf("tolerance", question.Number is { Tolerance: > 0 } number ? number.Tolerance : null);
        AddIf("answers", question.Answers.Count > 0 ? question.Answers : null);
        AddIf("keep-order", question.KeepOrder ? true : null);
        entry["explanation"] = question.Explanation ?? "";
        entry["source"] = new Dictionary<string, object> { ["title"] = question.Source ?? "", ["publisher"] = question.SourcePublisher ?? "", ["url"] = question.SourceUrl ?? "" };
        entry["review"] = new Dictionary<string, object> { ["by"] = "unreviewed", ["on"] = Day(today), ["until"] = Day(today.AddYears(1)) };
        AddIf("notes", question.Notes.Count > 0 ? question.Notes : null);
        return entry;

        void AddIf(string key, object? value)
        {
            if (value is not null)
            {
                entry[key] = value;
            }
        }
    }

    private static object Choice(ImportedChoice choice)
    {
        if (choice is { Weight: null, Feedback: null })
        {
            return choice.IsRight ? new Dictionary<string, object> { ["right"] = choice.Text } : choice.Text;
        }

        var described = new Dictionary<string, object> { ["text"] = choice.Text };
        if (choice.IsRight)
        {
            described["right"] = true;
        }

        if (choice.Weight is { } weight)
        {
            described["weight"] = weight;
        }

        if (choice.Feedback is { } feedback)
        {
            described["feedback"] = feedback;
        }

        return described;
    }

    public static string KindName(QuestionKind kind) => kind switch
    {
        QuestionKind.TrueFalse => "true-false",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoId();

    [GeneratedRegex(@"^[a-z][a-z0-9-]{2,47}\z")]
    private static partial Regex IsId();
}
