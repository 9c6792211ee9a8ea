using System.Globalization;
using Bot.Content;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bot.Quizzes.Exchange;

/// <summary>Questions as a table: one row each. The columns may be in any order and have Chinese names.</summary>
internal static class QuestionCsv
{
    /// <summary>The columns an export writes.</summary>
    public const string Columns = "id,kind,topic,tags,difficulty,stem,A,B,C,D,E,F,G,H,answer,tolerance,explanation,source,publisher,url";

    private static readonly string[] Separators = [",", ";", "\t", "，"];

    private static readonly Dictionary<string, string> Names = Synonyms(
        ("id", "编号 序号 题号"), ("kind", "题型 类型 type"), ("topic", "类别 分类 主题 category"), ("tags", "标签 知识点 考点"), ("difficulty", "难度 难易度 level"),
        ("stem", "题目 题干 问题 试题 题目内容 question"), ("choices", "选项 options"), ("answer", "答案 正确答案 参考答案 标准答案 correct"), ("tolerance", "误差 容差"),
        ("explanation", "解析 答案解析 试题解析 说明 feedback"), ("source", "来源 出处 依据"), ("publisher", "发布机构 发布单位"), ("url", "网址 链接"));

    public static ReadQuestions Read(string text)
    {
        var read = new ReadQuestions();
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Separator(text),
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        if (!parser.Read())
        {
            return read;
        }

        string[] header = [.. parser.Record!.Select(Name)];
        if (!header.Contains("stem") || !header.Contains("answer"))
        {
            read.Reject(1, string.Join(",", parser.Record!), $"The first line must name the columns, at least stem and answer (题目, 答案). An export has: {Columns}.");
            return read;
        }

        for (var line = parser.RawRow + 1; parser.Read(); line = parser.RawRow + 1)
        {
            var cells = parser.Record!;
            if (cells.Any(c => c.Trim().Length > 0))
            {
                Row(read, line, name => Array.IndexOf(header, name) is >= 0 and var at && at < cells.Length ? cells[at].Trim() : "");
            }
        }

        return read;
    }

    /// <summary>A row says what an Aiken question says: its choices and answer are understood in the same forms.</summary>
    private static void Row(ReadQuestions read, int line, Func<string, string> cell)
    {
        var draft = new AikenDraft(line, 0);
        string[] choices = cell("choices") is { Length: > 0 } together
            ? [.. together.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : [.. "ABCDEFGH".Select(letter => cell(letter.ToString())).Reverse().SkipWhile(c => c.Length == 0).Reverse()];
        Add(AikenKind.Words, cell("stem"));
        foreach (var choice in choices)
        {
            draft.Add(AikenKind.Choice, AikenLine.Of(choice) is { Kind: AikenKind.Choice } marked ? marked.Text : choice);
        }

        Add(AikenKind.Answer, cell("tolerance").Length > 0 ? $"{cell("answer")}±{cell("tolerance")}" : cell("answer"));
        Add(AikenKind.Explanation, cell("explanation"));
        Add(AikenKind.Source, $"{cell("source")} {cell("url")}".Trim());
        Add(AikenKind.Difficulty, cell("difficulty"));
        Add(AikenKind.Tags, cell("tags"));
        var row = new ReadQuestions();
        AikenQuestion.Take(draft, row);
        read.Rejected.AddRange(row.Rejected);
        read.Rejected.AddRange(row.Skipped.Select(s => s with { Reason = "There is no answer." }));
        read.Accepted.AddRange(row.Accepted.Select(q => AsSaid(q, cell)));

        void Add(AikenKind kind, string text)
        {
            if (text.Length > 0)
            {
                draft.Add(kind, text);
            }
        }
    }

    private static ImportedQuestion AsSaid(ImportedQuestion question, Func<string, string> cell) => question with
    {
        Name = cell("id"),
        Topic = NullIfEmpty(cell("topic")),
        SourcePublisher = NullIfEmpty(cell("publisher")),
        Kind = cell("kind") is "multiple" or "多选" or "多选题" && question.Kind == QuestionKind.Single ? QuestionKind.Multiple
            : cell("kind") is "text" or "填空" or "填空题" && question.Kind == QuestionKind.Number ? QuestionKind.Text : question.Kind,
        Answers = cell("kind") == "text" && question.Number is not null ? [cell("answer")] : question.Answers,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>What stands most often in the first line: spreadsheets in many countries write semicolons, copying writes tabs.</summary>
    private static string Separator(string text)
    {
        var first = text.Split('\n')[0];
        return Separators.MaxBy(s => first.Split(s).Length)!;
    }

    private static string Name(string column)
    {
        var plain = Folding.Fold(column).Replace("选项", "", StringComparison.Ordinal);
        return plain.Length == 1 && plain[0] is >= 'a' and <= 'h' ? plain.ToUpperInvariant()
            : Names.GetValueOrDefault(Folding.Fold(column), plain);
    }

    private static Dictionary<string, string> Synonyms(params (string Name, string Others)[] names) =>
        names.SelectMany(n => n.Others.Split(' ').Append(n.Name).Select(other => (other, n.Name))).ToDictionary(p => p.other, p => p.Name);
}
