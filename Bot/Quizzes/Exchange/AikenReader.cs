using System.Text.RegularExpressions;

namespace Bot.Quizzes.Exchange;

/// <summary>
/// Reads Aiken, the text format of questions with lettered choices and an answer line, and what Chinese question banks make of it:
/// 答案 and 解析, full-width letters, several choices in a line, 对 and 错, numbers, headings, the answer inside the stem.
/// </summary>
internal sealed partial class AikenReader
{
    private readonly ReadQuestions read = new();
    private readonly List<AikenLine> lines;
    private AikenDraft? draft;

    private AikenReader(string text) => lines = [.. text.Split('\n').Select(AikenLine.Of)];

    public static ReadQuestions Read(string text)
    {
        var reader = new AikenReader(text);
        for (var i = 0; i < reader.lines.Count; i++)
        {
            reader.Step(i);
        }

        reader.Finish();
        return reader.read;
    }

    private void Step(int at)
    {
        var line = lines[at];
        switch (line.Kind)
        {
            case AikenKind.Blank:
                if (draft is not null)
                {
                    draft.Gap = true;
                }

                break;
            case AikenKind.Heading:
                Finish();
                break;
            case AikenKind.Choice when IsChoice(line):
                AddChoices(at, line);
                break;
            case AikenKind.Numbered when StartsQuestion(line):
                Begin(at, line.Number, line.Text);
                break;
            case AikenKind.Words or AikenKind.Numbered or AikenKind.Choice:
                AddWords(at, line);
                break;
            case AikenKind.Answer when draft is null or { HasAnswer: true }:
                Finish();
                read.Reject(at + 1, line.Text, "An answer without a question before it.");
                break;
            default:
                (draft ??= new(at + 1, 0)).Add(line.Kind, line.Text);
                break;
        }
    }

    /// <summary>A letter that goes on the row of choices, or begins one; any other is only a word: "C: 30 度".</summary>
    private bool IsChoice(AikenLine line) => line.Number == 0 || draft is { HasAnswer: false, Choices.Count: > 0 };

    private bool StartsQuestion(AikenLine line)
    {
        if (draft is not { HasStem: true, HasAnswer: false, Choices.Count: 0 } open || Inline().IsMatch(AikenLine.Narrow(open.Field(AikenKind.Words)!)))
        {
            return true;
        }

        // A numbered list inside the stem: it starts again at 1, and goes on from there.
        if (line.Number == open.InnerNumber + 1 && (line.Number == 1 || open.InnerNumber > 0) && open.Number > 0)
        {
            open.InnerNumber = line.Number;
            return false;
        }

        return true;
    }

    private void AddWords(int at, AikenLine line)
    {
        var text = line.Raw.Trim();
        var startsNew = draft is null
            || (draft.HasAnswer && (draft.Gap || draft.Last == AikenKind.Answer || NextIsFirstChoice(at)))
            || (draft is { Choices.Count: > 0, HasAnswer: false } && (draft.Gap || NextIsFirstChoice(at)));
        if (startsNew)
        {
            Begin(at, 0, text);
        }
        else
        {
            draft!.Continue(text);
        }
    }

    private bool NextIsFirstChoice(int at) =>
        lines.Skip(at + 1).FirstOrDefault(l => l.Kind != AikenKind.Blank) is { Kind: AikenKind.Choice, Number: 0 };

    private void Begin(int at, int number, string text)
    {
        Finish();
        draft = new(at + 1, number);
        var narrow = AikenLine.Narrow(text);
        // "1. 多少盐？ A. 2克 B. 5克": a choice only if the next letter follows, too.
        var first = MarkOf(0, narrow, 0);
        var hasChoices = first is { } a && MarkOf(1, narrow, a.End) is not null;
        draft.Add(AikenKind.Words, hasChoices ? text[..first!.Value.Start].Trim() : text);
        if (hasChoices)
        {
            AddRow(text[first!.Value.Start..], 0);
        }
    }

    private void AddChoices(int at, AikenLine line)
    {
        if (line.Number == 0 && draft is { HasAnswer: true } or { Choices.Count: > 0 })
        {
            Finish();
        }

        draft ??= new(at + 1, 0);
        if (!draft.HasStem)
        {
            draft.Problem ??= "A choice without a question before it.";
        }

        if (line.Number != draft.Choices.Count)
        {
            draft.Problem ??= $"After the choices before it, {(char)('A' + draft.Choices.Count)} should come; here stands {(char)('A' + line.Number)}.";
        }

        AddRow(line.Raw, line.Number);
    }

    /// <summary>One choice, or several in one line: <c>A. 2克　B. 5克</c>.</summary>
    private void AddRow(string row, int letter)
    {
        var narrow = AikenLine.Narrow(row);
        for (var here = MarkOf(letter, narrow, 0); here is { } mark;)
        {
            here = MarkOf(++letter, narrow, mark.End);
            draft!.Add(AikenKind.Choice, row[mark.End..(here?.Start ?? row.Length)].Trim());
        }
    }

    /// <summary>Where a letter's mark stands: at the beginning or after a space; where the words run on, only with a full stop or bracket.</summary>
    private static (int Start, int End)? MarkOf(int letter, string narrow, int from)
    {
        var sign = $"[{(char)('A' + letter)}{(char)('a' + letter)}]";
        var match = new Regex($@"(?:^|(?<=[\s。;,?!])){Mark(sign, ".、:")}|(?<![A-Za-z0-9]){Mark(sign, ".")}").Match(narrow, from);
        return match.Success ? (match.Index, match.Index + match.Length) : null;

        static string Mark(string sign, string signs) => $@"(?:[(\[【]\s*{sign}\s*[)\]】]\s*[.、:]?|{sign}\s*[){signs}])\s*";
    }

    private void Finish()
    {
        if (draft is { } done)
        {
            draft = null;
            AikenQuestion.Take(done, read);
        }
    }

    [GeneratedRegex(@"\(\s*([A-H](\s*[、,]?\s*[A-H])*|√|×|✓|✗|✔|✘|对|错|正确|错误|T|F)\s*\)")]
    internal static partial Regex Inline();
}
