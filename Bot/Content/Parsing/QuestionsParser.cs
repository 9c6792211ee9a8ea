namespace Bot.Content.Parsing;

/// <summary>
/// Reads <c>questions/**/*.yaml</c> and their translations <c>*.&lt;locale&gt;.yaml</c>. What lies in <c>questions/imported/</c> waits for
/// somebody to look it over and is left alone.
/// </summary>
internal sealed class QuestionsParser(
    ContentFiles files, string defaultLocale, KnownNames known, IReadOnlyDictionary<string, Tip> tips, List<ContentProblem> problems)
{
    /// <summary>Where imported questions wait.</summary>
    public const string WaitingFolder = "questions/imported/";

    private readonly Dictionary<string, Question> questions = [];
    private readonly StemLikeness stems = new();

    public IReadOnlyDictionary<string, Question> Parse()
    {
        var all = files.List("questions", ".yaml").Where(f => !f.StartsWith(WaitingFolder, StringComparison.Ordinal)).ToArray();
        foreach (var file in all.Where(f => TranslationNames.LocaleOf(f) is null))
        {
            Read(file, (entry, list) => Add(entry, list, file));
        }

        foreach (var file in all)
        {
            if (TranslationNames.LocaleOf(file) is { } locale)
            {
                Read(file, (entry, list) => Translate(entry, list, locale));
            }
        }

        return questions;
    }

    private void Read(string file, Action<YamlMap, ProblemList> parse)
    {
        var list = new ProblemList(file);
        var text = files.Read(file) ?? "";
        if (list.IsUtf8(text) && list.Parse(text) is { } map)
        {
            foreach (var entry in map.Maps("questions"))
            {
                parse(entry, list);
            }

            map.RefuseUnknownKeys();
        }

        problems.AddRange(list.Found);
    }

    private void Add(YamlMap entry, ProblemList list, string file)
    {
        var before = list.Count;
        var question = new QuestionReader(entry, list, defaultLocale).Read(known, files, file);
        if (question.Tip is { } named)
        {
            if (tips.TryGetValue(named, out var tip))
            {
                question = WhereItsTipIs(entry, question, tip);
            }
            else
            {
                entry.Problem("tip", new("check.no-tip", ("id", named)));
            }
        }

        if (questions.TryGetValue(question.Id, out var other))
        {
            entry.Problem("id", new("check.id-used", ("id", question.Id), ("file", $"{other.File}:{other.Line}")));
        }

        var text = question.Texts[defaultLocale];
        var choices = text.Choices.Select(c => c.Text).ToArray();
        if (text.Stem.Length > 0 && stems.Find(text.Stem, choices) is { } twin)
        {
            entry.Problem("stem", new("check.asks-the-same", ("id", twin), ("file", $"{questions[twin].File}:{questions[twin].Line}")));
        }

        if (list.Count == before)
        {
            questions[question.Id] = question;
            stems.Add(question.Id, text.Stem, choices);
        }
    }

    /// <summary>What is right for certain people at certain times only is asked of them and then only; a question may say otherwise.</summary>
    private static Question WhereItsTipIs(YamlMap entry, Question question, Tip tip) => question with
    {
        Regions = entry.Keys.Contains("regions") ? question.Regions : tip.Regions,
        Crops = entry.Keys.Contains("crops") ? question.Crops : tip.Crops,
        Window = entry.Keys.Contains("window") ? question.Window : tip.Window,
    };

    private void Translate(YamlMap entry, ProblemList list, string locale)
    {
        var before = list.Count;
        var id = entry.Required("id", "salt-per-day");
        if (id.Length == 0)
        {
            return;
        }

        if (!questions.TryGetValue(id, out var original))
        {
            entry.Problem("id", new("check.no-original", ("id", id)));
            return;
        }

        if (original.Texts.ContainsKey(locale))
        {
            entry.Problem("id", new("check.translated-already", ("id", id), ("locale", locale)));
        }

        var reader = new QuestionReader(entry, list, locale);
        var text = reader.Translation(original);
        string[] answers = original.Kind == QuestionKind.Text ? [.. entry.List("answers")] : [];
        entry.RefuseUnknownKeys();
        if (list.Count == before)
        {
            questions[id] = original with
            {
                Texts = new Dictionary<string, QuestionText>(original.Texts) { [locale] = text },
                Answers = [.. original.Answers.Union(answers)],
            };
        }
    }
}
