using System.Globalization;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>Reads one entry of a questions file.</summary>
internal sealed class QuestionReader(YamlMap entry, ProblemList problems, string locale)
{
    private const string Kinds = "single, multiple, true-false, number, text";

    private readonly QuestionLengths lengths = QuestionLengths.In(locale);

    /// <summary>Reads all of it; its problems are noted, and what is wrong is left empty.</summary>
    public Question Read(KnownNames known, ContentFiles files, string file)
    {
        var id = entry.Required("id", "salt-per-day");
        if (id.Length > 0 && !Ids.IsValid(id))
        {
            entry.Problem("id", Ids.Rule(id));
        }

        var kind = Kind();
        var (texts, keys) = kind is QuestionKind.Single or QuestionKind.Multiple ? ChoiceList.Read(entry, problems, kind, lengths) : ([], []);
        var stem = Sentence("stem", "成年人一天最多吃多少盐？", lengths.Stem);
        var question = new Question
        {
            Id = id,
            Kind = kind,
            Topic = known.Topic(entry, "topic"),
            Tip = entry.Text("tip"),
            Tags = entry.List("tags"),
            Regions = known.Regions(entry),
            Crops = known.Crops(entry),
            Window = TipsParser.Window(entry),
            Difficulty = Difficulty(),
            Texts = new Dictionary<string, QuestionText> { [locale] = new(stem, texts, Sentence("explanation", "一句话说清为什么。", lengths.Explanation)) },
            Choices = kind == QuestionKind.TrueFalse ? Truth() : keys,
            Number = kind == QuestionKind.Number ? Number() : null,
            Answers = kind == QuestionKind.Text ? Answers() : [],
            KeepOrder = Flag("keep-order") || texts.Any(t => OrderWords.Refers(t.Text)),
            Image = Provenance.Image(entry, files),
            Source = Provenance.Source(entry),
            Review = Provenance.Review(entry),
            File = file,
            Line = entry.Line,
        };
        entry.RefuseUnknownKeys();
        return question;
    }

    /// <summary>Reads the words of a translation: as many choices as the original has, in the same order.</summary>
    public QuestionText Translation(Question original)
    {
        var count = original.Kind == QuestionKind.TrueFalse ? 0 : original.Choices.Count;
        IReadOnlyList<string> choices = count == 0 ? [] : entry.List("choices");
        if (choices.Count != count)
        {
            entry.Problem("choices", new("check.translated-choices", ("id", original.Id), ("count", count), ("here", choices.Count)));
        }

        foreach (var choice in choices)
        {
            QuestionLengths.Check(entry, "choices", choice, lengths.Choice);
        }

        return new(
            Sentence("stem", "How much salt may an adult eat a day?", lengths.Stem),
            [.. choices.Select(c => new ChoiceText(c))],
            Sentence("explanation", "Why it is so.", lengths.Explanation));
    }

    private string Sentence(string key, string example, int limit)
    {
        var text = entry.Required(key, example).Trim();
        QuestionLengths.Check(entry, key, text, limit);
        return text;
    }

    private QuestionKind Kind() => entry.Required("kind", "single") switch
    {
        "single" or "" => QuestionKind.Single,
        "multiple" => QuestionKind.Multiple,
        "true-false" => QuestionKind.TrueFalse,
        "number" => QuestionKind.Number,
        "text" => QuestionKind.Text,
        var other => Wrong("kind", new("check.no-kind", ("value", other), ("known", Kinds)), QuestionKind.Single),
    };

    private Difficulty Difficulty() => entry.Text("difficulty") switch
    {
        "easy" => Content.Difficulty.Easy,
        null or "medium" => Content.Difficulty.Medium,
        "hard" => Content.Difficulty.Hard,
        var other => Wrong("difficulty", new("check.no-difficulty", ("value", other)), Content.Difficulty.Medium),
    };

    private IReadOnlyList<QuestionChoice> Truth() => entry.Required("answer", "false") switch
    {
        "true" => [new(true), new(false)],
        "false" => [new(false), new(true)],
        "" => [],
        var other => Wrong<IReadOnlyList<QuestionChoice>>("answer", new("check.flag", ("key", "answer"), ("value", other)), []),
    };

    private NumberAnswer? Number()
    {
        var answer = Decimal("answer", entry.Required("answer", "120"));
        var tolerance = entry.Text("tolerance") is { } text ? Decimal("tolerance", text) : 0;
        if (tolerance < 0)
        {
            entry.Problem("tolerance", new("check.tolerance"));
        }

        return answer is { } value && tolerance is { } width ? new(value, width) : null;
    }

    private double? Decimal(string key, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        return text.Length == 0 ? null : Wrong<double?>(key, new("check.no-number", ("key", key), ("text", text)), null);
    }

    private IReadOnlyList<string> Answers()
    {
        var answers = entry.List("answers");
        if (!answers.Any(a => Folding.Fold(a).Length > 0))
        {
            entry.Problem("answers", new("check.answers-missing"));
        }

        return answers;
    }

    private bool Flag(string key) => entry.Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => Wrong(key, new("check.flag", ("key", key), ("value", other)), false),
    };

    private T Wrong<T>(string key, Phrase message, T instead)
    {
        entry.Problem(key, message);
        return instead;
    }
}
