using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Quizzes.Exchange;

/// <summary>What one line of an Aiken file is, in the forms people really write.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words, without their mark.</param>
/// <param name="Raw">The whole line.</param>
/// <param name="Number">The question's number, or the choice's (0 = A).</param>
internal sealed partial record AikenLine(AikenKind Kind, string Text, string Raw, int Number = 0)
{
    private static readonly (AikenKind Kind, Regex Mark)[] Marks =
    [
        (AikenKind.Explanation, ExplanationMark()),
        (AikenKind.Answer, AnswerMark()),
        (AikenKind.Source, SourceMark()),
        (AikenKind.Difficulty, DifficultyMark()),
        (AikenKind.Tags, TagsMark()),
        (AikenKind.Kind, KindMark()),
    ];

    public static AikenLine Of(string line)
    {
        var narrow = Narrow(line);
        if (narrow.Trim().Length == 0)
        {
            return new(AikenKind.Blank, "", line);
        }

        foreach (var (kind, mark) in Marks)
        {
            if (mark.Match(narrow) is { Success: true } match)
            {
                return new(kind, line[match.Length..].Trim(), line);
            }
        }

        if (HeadingLine().IsMatch(narrow))
        {
            return new(AikenKind.Heading, line.Trim(), line);
        }

        if (ChoiceMark().Match(narrow) is { Success: true } choice)
        {
            return new(AikenKind.Choice, line[choice.Length..].Trim(), line, char.ToUpperInvariant(choice.Groups[1].Value[0]) - 'A');
        }

        return NumberMark().Match(narrow) is { Success: true } number
            ? new(AikenKind.Numbered, line[number.Length..].Trim(), line, int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture))
            : new(AikenKind.Words, line.Trim(), line);
    }

    /// <summary>Full-width letters, digits and signs made narrow, one for one, so that places stay the same.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (narrow, wide) =>
    {
        for (var i = 0; i < wide.Length; i++)
        {
            narrow[i] = wide[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(wide[i] - 0xFEE0) : wide[i] is '\u3000' or '\u00A0' or '\t' ? ' ' : wide[i];
        }
    });

    [GeneratedRegex(@"^\s*([【\[](正确|参考|标准)?答案[】\]]\s*:?|(正确|参考|标准)?答案\s*(是|为)?\s*:|(正确|参考|标准)答案\s+|答案\s+(?=[A-Za-z对错正√×])|答\s*:|(CORRECT\s+)?ANSWERS?\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex AnswerMark();

    [GeneratedRegex(@"^\s*([【\[](答案|试题|题目)?(解析|解释|详解|分析|说明)[】\]]\s*:?|(答案|试题|题目)?(解析|解释|详解|分析|说明)\s*:|(EXPLANATION|FEEDBACK|RATIONALE)\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex ExplanationMark();

    [GeneratedRegex(@"^\s*([【\[](题目)?(来源|出处|依据)[】\]]\s*:?|(题目)?(来源|出处|依据)\s*:|(SOURCE|REFERENCE)\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex SourceMark();

    [GeneratedRegex(@"^\s*([【\[]难(度|易度|易程度|度系数|度等级)[】\]]\s*:?|难(度|易度|易程度|度系数|度等级)\s*:|(DIFFICULTY|LEVEL)\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex DifficultyMark();

    [GeneratedRegex(@"^\s*([【\[](知识点|考点|标签|分类|类别|章节)[】\]]\s*:?|(知识点|考点|标签|分类|类别|章节)\s*:|(TAGS?|CATEGORY|TOPIC)\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex TagsMark();

    [GeneratedRegex(@"^\s*([【\[](题型|题目类型)[】\]]\s*:?|(题型|题目类型)\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex KindMark();

    [GeneratedRegex(@"^\s*([(（]?[一二三四五六七八九十]+[)）]?\s*[、.:]?\s*)?(第[一二三四五六七八九十\d]+(部分|章|节)\s*)?[、.:]?\s*(单项?选择题?|单选题|多项?选择题?|多选题|不定项选择题|选择题|判断(对错|是非|改错)?题?|是非题|填空题|简答题)\s*([(（].*[)）])?\s*[:。]?\s*$|^\s*#{1,6}\s")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^\s*[(\[【]?\s*([A-Za-z])\s*(?:[)\]】]\s*[.、:]?|[.、:])\s*")]
    private static partial Regex ChoiceMark();

    [GeneratedRegex(@"^\s*(?:第\s*)?[(\[【]?\s*(\d{1,4})\s*(?:题\s*[.、:)]?|[)\]】]\s*[.、:]?|[.、:](?!\d))\s*")]
    private static partial Regex NumberMark();
}

/// <summary>The kinds of line.</summary>
internal enum AikenKind
{
    Blank,
    Words,
    Numbered,
    Choice,
    Answer,
    Explanation,
    Source,
    Difficulty,
    Tags,
    Kind,
    Heading,
}
