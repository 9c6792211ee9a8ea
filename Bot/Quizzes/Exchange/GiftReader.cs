using System.Text.RegularExpressions;
using Bot.Content;

namespace Bot.Quizzes.Exchange;

/// <summary>Reads GIFT, Moodle's text format: https://docs.moodle.org/en/GIFT_format</summary>
internal sealed partial class GiftReader
{
    private const string Gap = "_____";

    private readonly ReadQuestions read = new();
    private string category = "";

    public static ReadQuestions Read(string text)
    {
        var reader = new GiftReader();
        foreach (var (line, block, tags) in GiftBlocks.Cut(text))
        {
            reader.ReadBlock(line, block, tags);
        }

        return reader.read;
    }

    private void ReadBlock(int line, string block, IReadOnlyList<string> tags)
    {
        if (block.StartsWith("$CATEGORY:", StringComparison.OrdinalIgnoreCase))
        {
            category = block["$CATEGORY:".Length..].Trim();
            return;
        }

        var (name, body) = Name(block);
        if (!Split(body, out var stem, out var answer, out var problem))
        {
            if (problem is null)
            {
                read.Skip(line, GiftEscapes.Show(body), "A description: a text without a question.");
            }
            else
            {
                read.Reject(line, GiftEscapes.Show(block), problem);
            }

            return;
        }

        var format = Format(ref stem);
        var lost = false;
        var words = Words(stem, format);
        var feedback = answer.LastIndexOf("####", StringComparison.Ordinal);
        var general = feedback < 0 ? null : Words(answer[(feedback + 4)..].Trim(), format);
        var question = new ImportedQuestion
        {
            Line = line,
            Name = GiftEscapes.Show(name),
            Kind = QuestionKind.Single,
            Stem = words,
            Explanation = general,
            Topic = Leaf(category),
            Tags = tags,
        };
        var key = (feedback < 0 ? answer : answer[..feedback]).Trim();
        Take(new GiftAnswer(question, key, t => Words(t, format)), lost, block);

        string Words(string text, string? usual)
        {
            var own = Format(ref text) ?? usual;
            var (plain, picture) = FormattedText.Plain(GiftEscapes.Show(text), own);
            lost |= picture;
            return plain;
        }
    }

    private void Take(GiftAnswer answer, bool lostPicture, string block)
    {
        var (question, problem) = answer.Read();
        if (question is null)
        {
            read.Reject(answer.Line, GiftEscapes.Show(block), problem!);
        }
        else
        {
            read.Take(lostPicture ? question with { Notes = [.. question.Notes, "A picture of the original is not in it."] } : question);
        }
    }

    private static (string Name, string Body) Name(string block)
    {
        var end = block.StartsWith("::", StringComparison.Ordinal) ? block.IndexOf("::", 2, StringComparison.Ordinal) : -1;
        return end < 0 ? ("", block) : (block[2..end].Trim(), block[(end + 2)..].Trim());
    }

    /// <summary>Finds the answer in its braces. No braces at all: a description, and no problem either.</summary>
    private static bool Split(string body, out string stem, out string answer, out string? problem)
    {
        (stem, answer, problem) = (body, "", null);
        var (opens, closes) = (body.Count(c => c == '{'), body.Count(c => c == '}'));
        if (opens == 0 && closes == 0)
        {
            return false;
        }

        if (opens != closes)
        {
            problem = opens > closes ? "The answer's closing brace } is missing." : "The answer's opening brace { is missing.";
            return false;
        }

        var groups = Group().Matches(body).ToArray();
        var answers = groups.Length == 1 ? groups : [.. groups.Where(g => LooksLikeAnswer(g.Groups[1].Value))];
        if (answers.Length != 1)
        {
            problem = "There is more than one {...}: an empty line between two questions is missing, or a brace in the text is not written \\{.";
            return false;
        }

        var found = answers[0];
        var after = body[(found.Index + found.Length)..].Trim();
        var rest = after.Trim('"', ';', '“', '”', ' ');
        var before = body[..found.Index].Trim();
        var ended = before is [.., '?' or '？' or '.' or '。' or '!' or '！' or ':' or '：'] && rest.All(char.IsPunctuation);
        stem = rest.Length == 0 || ended ? before : $"{before} {Gap} {after}".Trim();
        // Chinese has no spaces round the gap, and no language has one before its punctuation.
        stem = BeforeMark().Replace(stem, "$1");
        answer = found.Groups[1].Value.Trim();
        return true;
    }

    private static bool LooksLikeAnswer(string text) =>
        text.Trim() is "" || text.Contains('=', StringComparison.Ordinal) || text.Contains('~', StringComparison.Ordinal)
        || text.Trim()[0] == '#' || GiftAnswer.Truth(text.Split('#')[0].Trim()) is not null;

    private static string? Format(ref string text)
    {
        if (FormatMark().Match(text) is { Success: true } mark)
        {
            text = text[mark.Length..].Trim();
            return mark.Groups[1].Value.ToLowerInvariant();
        }

        return null;
    }

    /// <summary>The innermost of <c>$course$/top/Default for X/健康</c>; null when it says nothing.</summary>
    private static string? Leaf(string path)
    {
        var leaf = path.Split('/').Select(p => p.Trim()).LastOrDefault(p => p.Length > 0 && p[0] != '$' && p != "top");
        return leaf;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Group();

    [GeneratedRegex(@"(_____)\s+(?=[\p{P}])")]
    private static partial Regex BeforeMark();

    [GeneratedRegex(@"^\s*\[(html|markdown|plain|moodle)\]", RegexOptions.IgnoreCase)]
    private static partial Regex FormatMark();
}
