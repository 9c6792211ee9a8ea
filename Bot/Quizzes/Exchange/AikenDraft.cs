using System.Text;

namespace Bot.Quizzes.Exchange;

/// <summary>A question of an Aiken file while its lines come in.</summary>
internal sealed class AikenDraft(int line, int number)
{
    private readonly Dictionary<AikenKind, StringBuilder> fields = [];

    public int Line => line;

    /// <summary>The number before it; 0 when it has none.</summary>
    public int Number => number;

    /// <summary>The last number of a list inside its stem.</summary>
    public int InnerNumber { get; set; }

    public List<StringBuilder> Choices { get; } = [];

    /// <summary>What the last line belonged to: more words without a mark go on there.</summary>
    public AikenKind Last { get; private set; } = AikenKind.Words;

    /// <summary>Whether an empty line came after what there is.</summary>
    public bool Gap { get; set; }

    /// <summary>The first thing that is wrong with it.</summary>
    public string? Problem { get; set; }

    public bool HasStem => fields.ContainsKey(AikenKind.Words);

    public bool HasAnswer => fields.ContainsKey(AikenKind.Answer);

    public string? Field(AikenKind kind) => fields.TryGetValue(kind, out var text) ? text.ToString().Trim() : null;

    public void Add(AikenKind kind, string text)
    {
        if (kind == AikenKind.Choice)
        {
            Choices.Add(new(text));
        }
        else if (fields.TryGetValue(kind, out var before))
        {
            before.Append('\n').Append(text);
        }
        else
        {
            fields[kind] = new(text);
        }

        (Last, Gap) = (kind, false);
    }

    /// <summary>More words of what came last.</summary>
    public void Continue(string text)
    {
        if (Last == AikenKind.Choice)
        {
            Choices[^1].Append(Choices[^1].Length > 0 && char.IsAscii(Choices[^1][^1]) ? " " : "").Append(text);
            Gap = false;
        }
        else
        {
            Add(Last, text);
        }
    }

    public override string ToString() => (Field(AikenKind.Words) + "\n" + string.Join("\n", Choices)).Trim();
}
