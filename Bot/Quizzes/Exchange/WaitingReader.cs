using Bot.Content;

namespace Bot.Quizzes.Exchange;

/// <summary>Reads what waits to be looked over, as far as it says enough to be compared.</summary>
internal static class WaitingReader
{
    public static IEnumerable<(string Id, ImportedQuestion Question)> Read(string file)
    {
        var list = new ProblemList(file);
        if (list.Parse(File.ReadAllText(file)) is not { } map)
        {
            yield break;
        }

        foreach (var entry in map.Maps("questions"))
        {
            var kind = entry.Text("kind") switch
            {
                "multiple" => QuestionKind.Multiple,
                "true-false" => QuestionKind.TrueFalse,
                "number" => QuestionKind.Number,
                "text" => QuestionKind.Text,
                _ => QuestionKind.Single,
            };
            var (texts, _) = kind is QuestionKind.Single or QuestionKind.Multiple
                ? Content.Parsing.ChoiceList.Read(entry, list, kind, new(int.MaxValue, int.MaxValue, int.MaxValue))
                : ([], []);
            yield return (entry.Text("id") ?? Path.GetFileName(file), new()
            {
                Line = entry.Line,
                Kind = kind,
                Stem = entry.Text("stem") ?? "",
                Choices = [.. texts.Select(t => new ImportedChoice(t.Text, false))],
            });
        }
    }
}
