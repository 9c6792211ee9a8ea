using System.Globalization;
using System.Text;
using Bot.Content;
using CsvHelper;

namespace Bot.Quizzes.Exchange;

/// <summary>Writes questions in the formats that other systems and <c>questions import</c> read.</summary>
internal static class QuestionExport
{
    /// <summary>A question of the catalogue in the words of an import.</summary>
    public static (string Id, ImportedQuestion Question) ToImported(Question question)
    {
        var text = question.Texts.Values.First();
        return (question.Id, new()
        {
            Line = question.Line,
            Name = question.Id,
            Kind = question.Kind,
            Stem = text.Stem,
            Choices = [.. text.Choices.Select((c, i) => new ImportedChoice(c.Text, question.Choices[i].IsRight, question.Choices[i].Weight, c.Feedback))],
            Truth = question.Kind == QuestionKind.TrueFalse ? question.Choices[0].IsRight : null,
            Number = question.Number,
            Answers = question.Answers,
            Explanation = text.Explanation,
            Source = question.Source.Title,
            SourcePublisher = question.Source.Publisher,
            SourceUrl = question.Source.Url.AbsoluteUri,
            Topic = question.Topic,
            Tags = question.Tags,
            Difficulty = question.Difficulty,
            KeepOrder = question.KeepOrder,
        });
    }

    public static string Write(IEnumerable<Question> questions, ExchangeFormat format)
    {
        var all = questions.Select(q => ToImported(q).Question);
        return format switch
        {
            ExchangeFormat.Gift => Gift(all),
            ExchangeFormat.Csv => Csv(all),
            _ => string.Join("\n", all.Select(Aiken)),
        };
    }

    private static string Gift(IEnumerable<ImportedQuestion> questions)
    {
        var text = new StringBuilder();
        foreach (var topic in questions.GroupBy(q => q.Topic))
        {
            text.Append(CultureInfo.InvariantCulture, $"$CATEGORY: {topic.Key}\n\n");
            foreach (var question in topic)
            {
                var tags = string.Concat(question.Tags.Select(t => $" [tag:{t}]"));
                text.Append(CultureInfo.InvariantCulture, $"// {question.Source} {question.SourceUrl}{tags}\n::{GiftEscapes.Escape(question.Name)}::{GiftEscapes.Escape(question.Stem)}{{{GiftKey(question)}\n####{GiftEscapes.Escape(question.Explanation ?? "")}}}\n\n");
            }
        }

        return text.ToString();
    }

    private static string GiftKey(ImportedQuestion question) => question.Kind switch
    {
        QuestionKind.TrueFalse => question.Truth == true ? "TRUE" : "FALSE",
        QuestionKind.Number => string.Create(CultureInfo.InvariantCulture, $"#{question.Number!.Value}:{question.Number.Tolerance}"),
        QuestionKind.Text => string.Concat(question.Answers.Select(a => $"\n={GiftEscapes.Escape(a)}")),
        _ => string.Concat(question.Choices.Select(c => $"\n{GiftMark(question, c)}{GiftEscapes.Escape(c.Text)}{(c.Feedback is { } f ? $"#{GiftEscapes.Escape(f)}" : "")}")),
    };

    private static string GiftMark(ImportedQuestion question, ImportedChoice choice)
    {
        if (question.Kind == QuestionKind.Single)
        {
            return choice.IsRight ? "=" : choice.Weight is { } share and not 0 ? Percent(share) : "~";
        }

        // Other systems add weights up: the right ones share the full score, a wrong one costs it all, as here where none has a weight.
        var right = question.Choices.Count(c => c.IsRight);
        return Percent(choice.Weight ?? (choice.IsRight ? 1.0 / right : -1));

        static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"~%{Math.Round(share * 100, 5)}%");
    }

    private static string Aiken(ImportedQuestion question)
    {
        var text = new StringBuilder(question.Stem.Replace('\n', ' ')).Append('\n');
        var truth = question.Kind == QuestionKind.TrueFalse;
        foreach (var (choice, i) in question.Choices.Select((c, i) => (c.Text, i)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{(char)('A' + i)}. {choice.Replace('\n', ' ')}\n");
        }

        text.Append("ANSWER: ").Append(Key(question)).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"解析：{question.Explanation?.Replace('\n', ' ')}\n来源：{question.Source} {question.SourceUrl}\n难度：{question.Difficulty?.ToString().ToLowerInvariant()}\n");
        if (question.Tags.Count > 0 || question.Topic is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"标签：{string.Join('、', question.Tags.Prepend(question.Topic ?? "").Where(t => t.Length > 0))}\n");
        }

        return text.ToString();
    }

    private static string Key(ImportedQuestion question) => question.Kind switch
    {
        QuestionKind.TrueFalse => question.Truth == true ? "对" : "错",
        QuestionKind.Number => string.Create(CultureInfo.InvariantCulture, $"{question.Number!.Value}") + (question.Number!.Tolerance > 0 ? string.Create(CultureInfo.InvariantCulture, $"±{question.Number.Tolerance}") : ""),
        QuestionKind.Text => string.Join('/', question.Answers),
        _ => string.Concat(question.Choices.Select((c, i) => c.IsRight ? ((char)('A' + i)).ToString() : "")),
    };

    private static string Csv(IEnumerable<ImportedQuestion> questions)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            WriteRow(csv, QuestionCsv.Columns.Split(','));
            foreach (var q in questions)
            {
                string[] choices = [.. Enumerable.Range(0, 8).Select(i => i < q.Choices.Count ? q.Choices[i].Text : "")];
                WriteRow(csv,
                [
                    q.Name, WaitingFile.KindName(q.Kind), q.Topic ?? "", string.Join('、', q.Tags), q.Difficulty?.ToString().ToLowerInvariant() ?? "", q.Stem, .. choices,
                    q.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number.Value}") : Key(q),
                    q.Number is { Tolerance: > 0 } wide ? string.Create(CultureInfo.InvariantCulture, $"{wide.Tolerance}") : "",
                    q.Explanation ?? "", q.Source ?? "", q.SourcePublisher ?? "", q.SourceUrl ?? "",
                ]);
            }
        }

        return text.ToString();
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
