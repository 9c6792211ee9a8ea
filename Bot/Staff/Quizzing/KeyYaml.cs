using Bot.Content;
using Bot.Content.Amending;
using YamlDotNet.Serialization;

namespace Bot.Staff.Quizzing;

/// <summary>What should be written into a question's file, in the file's own words. Pure.</summary>
internal static class KeyYaml
{
    /// <param name="inFile">The question as its file has it.</param>
    /// <param name="amendment">What it should say.</param>
    public static string Of(Question inFile, Amendment amendment)
    {
        var amended = amendment.Key.ApplyTo(inFile, amendment.InFile);
        var text = amended.Texts.First();
        var entry = new Dictionary<string, object> { ["id"] = amended.Id };
        if (amended.Kind is QuestionKind.Single or QuestionKind.Multiple)
        {
            entry["kind"] = amended.Choices.Count(c => c.IsRight) > 1 ? "multiple" : "single";
            entry["choices"] = text.Value.Choices.Select((c, i) => Choice(c, amended.Choices[i])).ToArray();
        }

        if (amended.Kind == QuestionKind.TrueFalse)
        {
            entry["answer"] = amended.Choices[0].IsRight;
        }

        if (amended.Number is { } number)
        {
            entry["answer"] = number.Value;
            entry["tolerance"] = number.Tolerance;
        }

        if (amended.Kind == QuestionKind.Text)
        {
            entry["answers"] = amended.Answers;
        }

        foreach (var (locale, explanation) in amended.Texts.Select(t => (t.Key, t.Value.Explanation)).Where(t => amendment.Key.Rewritten(t.Key, amendment.InFile) is not null))
        {
            entry[locale == text.Key ? "explanation" : $"explanation ({locale})"] = explanation;
        }

        return new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences().Build().Serialize(new[] { entry });
    }

    private static object Choice(ChoiceText text, QuestionChoice key)
    {
        if (key.Weight is null && text.Feedback is null)
        {
            return key.IsRight ? new Dictionary<string, object> { ["right"] = text.Text } : text.Text;
        }

        var described = new Dictionary<string, object> { ["text"] = text.Text };
        if (key.IsRight)
        {
            described["right"] = true;
        }

        if (key.Weight is { } weight)
        {
            described["weight"] = weight;
        }

        if (text.Feedback is { } feedback)
        {
            described["feedback"] = feedback;
        }

        return described;
    }
}
