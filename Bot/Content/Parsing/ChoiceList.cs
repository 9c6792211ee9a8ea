using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Bot.Content.Parsing;

/// <summary>Reads the choices of a question: plain text = wrong, <c>right: text</c>, or <c>{text, right, weight, feedback}</c>.</summary>
internal static class ChoiceList
{
    /// <summary>The most a chat shows as A to H.</summary>
    private const int Most = 8;

    public static (IReadOnlyList<ChoiceText> Texts, IReadOnlyList<QuestionChoice> Keys) Read(
        YamlMap entry, ProblemList problems, QuestionKind kind, QuestionLengths lengths)
    {
        var before = problems.Count;
        var read = new List<(ChoiceText Text, QuestionChoice Key)>();
        if (entry.Node("choices") is not YamlSequenceNode items)
        {
            entry.Problem("choices", new("check.choices-missing"));
            return ([], []);
        }

        foreach (var item in items)
        {
            var choice = item is YamlMappingNode map ? Described(new YamlMap(map, problems)) : (new ChoiceText(Plain(item)), new QuestionChoice(false));
            Check(choice.Item1.Text, item);
            read.Add(choice);
        }

        if (problems.Count == before)
        {
            CheckKey(entry, kind, read);
        }

        return ([.. read.Select(r => r.Text)], [.. read.Select(r => r.Key)]);

        void Check(string text, YamlNode item)
        {
            var line = (int)item.Start.Line + problems.LineOffset;
            if (text.Length == 0)
            {
                problems.Add(line, new("check.choice-empty"));
            }
            else if (text.Length > lengths.Choice)
            {
                problems.Add(line, new("check.choice-long", ("count", text.Length), ("max", lengths.Choice)));
            }
            else if (read.Any(r => Folding.Fold(r.Text.Text) == Folding.Fold(text)))
            {
                problems.Add(line, new("check.choice-twice", ("text", text)));
            }
        }
    }

    private static string Plain(YamlNode item) => item is YamlScalarNode { Value: { } text } ? text.Trim() : "";

    private static (ChoiceText, QuestionChoice) Described(YamlMap map)
    {
        // 'right: text' says both at once; beside 'text', 'right' is a flag.
        var text = map.Text("text");
        var right = map.Text("right");
        var isRight = text is null ? right is not null : right is "true";
        if (text is not null && right is not (null or "true" or "false"))
        {
            map.Problem("right", new("check.choice-right", ("value", right)));
        }

        double? weight = null;
        if (map.Text("weight") is { } share)
        {
            weight = double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= -1 and <= 1 ? number : null;
            if (weight is null)
            {
                map.Problem("weight", new("check.choice-weight", ("value", share)));
            }
        }

        var choice = (new ChoiceText((text ?? right ?? "").Trim(), map.Text("feedback")), new QuestionChoice(isRight, weight));
        map.RefuseUnknownKeys();
        return choice;
    }

    private static void CheckKey(YamlMap entry, QuestionKind kind, List<(ChoiceText Text, QuestionChoice Key)> choices)
    {
        var right = choices.Count(c => c.Key.IsRight);
        if (choices.Count is < 2 or > Most)
        {
            entry.Problem("choices", new("check.choices-count", ("max", Most), ("count", choices.Count)));
        }
        else if (kind == QuestionKind.Single && right != 1)
        {
            entry.Problem("choices", new("check.single-right", ("count", right)));
        }
        else if (kind == QuestionKind.Multiple && (right < 2 || right == choices.Count))
        {
            entry.Problem("choices", new("check.multiple-right", ("count", right), ("all", choices.Count)));
        }
    }
}
