using Bot.Content.Rendering;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>faq/&lt;topic&gt;/*.md</c> and their translations <c>*.&lt;locale&gt;.md</c>.</summary>
internal sealed class FaqParser(
    ContentFiles files, string defaultLocale, KnownNames known, IReadOnlyDictionary<string, Tip> tips, List<ContentProblem> problems)
{
    /// <summary>Most characters of question and answer: with the source, the notes and the longest tip title, one message holds them.</summary>
    public const int MaxAnswer = 3000;

    /// <summary>Most characters of one wording of a question.</summary>
    public const int MaxQuestion = 100;

    private readonly Dictionary<string, FaqEntry> entries = [];

    public IReadOnlyDictionary<string, FaqEntry> Parse()
    {
        var all = files.List("faq", ".md");
        foreach (var file in all.Where(f => TranslationLocale(f) is null))
        {
            Read(file, AddEntry);
        }

        foreach (var file in all)
        {
            if (TranslationLocale(file) is { } locale)
            {
                Read(file, (map, body, list) => Translate(map, body, list, locale));
            }
        }

        return entries;
    }

    /// <summary><c>dog-bite.en.md</c> is the <c>en</c> translation of <c>dog-bite.md</c>.</summary>
    private static string? TranslationLocale(string file)
    {
        var parts = Path.GetFileName(file).Split('.');
        return parts.Length == 3 ? parts[1] : null;
    }

    private string currentFile = "";

    private void Read(string file, Action<YamlMap, string, ProblemList> parse)
    {
        var list = new ProblemList(file, FrontMatter.LinesBefore);
        var text = files.Read(file) ?? "";
        currentFile = file;
        if (!list.IsUtf8(text))
        {
            // said already
        }
        else if (FrontMatter.Split(text) is not { } parts)
        {
            list.Add(1, "An answer starts with a line '---', its keys, and another line '---'; the text follows. See content/README.md for one to copy.");
        }
        else if (list.Parse(parts.Yaml) is { } map)
        {
            parse(map, parts.Body, list);
        }

        problems.AddRange(list.Found);
    }

    private void AddEntry(YamlMap map, string body, ProblemList list)
    {
        var topic = known.Topic(map, "topic");
        var entry = new FaqEntry
        {
            Id = Id(map),
            Topic = topic,
            Texts = new Dictionary<string, FaqText> { [defaultLocale] = Words(map, body) },
            Keywords = Texts(map, "keywords"),
            Audiences = known.Audiences(map),
            Crops = known.Crops(map),
            Regions = known.Regions(map),
            Window = TipsParser.Window(map),
            Tip = TipId(map),
            Source = Provenance.Source(map, "answer"),
            Review = Provenance.Review(map, "answer"),
            File = currentFile,
        };
        map.RefuseUnknownKeys();
        if (known.IsTopic(topic) && !currentFile.StartsWith($"faq/{topic}/", StringComparison.Ordinal))
        {
            map.Problem("topic", $"The topic is '{topic}', but the file is not in faq/{topic}/. Move the file or change the topic.");
        }

        if (list.Count == 0 && entries.TryGetValue(entry.Id, out var other))
        {
            map.Problem("id", $"The id '{entry.Id}' is already used by {other.File}. Give one of them another id.");
        }

        if (list.Count == 0)
        {
            entries[entry.Id] = entry;
        }
    }

    private void Translate(YamlMap map, string body, ProblemList list, string locale)
    {
        var id = Id(map);
        var text = Words(map, body);
        map.RefuseUnknownKeys();
        if (list.Count > 0)
        {
            return;
        }

        if (!entries.TryGetValue(id, out var original))
        {
            map.Problem("id", $"There is no answer '{id}' that this could be the translation of (or it has problems of its own).");
            return;
        }

        entries[id] = original with { Texts = new Dictionary<string, FaqText>(original.Texts) { [locale] = text } };
    }

    private string Id(YamlMap map)
    {
        var id = map.Required("id", "maize-yellow-leaves");
        var name = Path.GetFileName(currentFile).Split('.')[0];
        if (id.Length > 0 && !Ids.IsValid(id))
        {
            map.Problem("id", Ids.Rule(id));
        }
        else if (id.Length > 0 && id != name)
        {
            map.Problem("id", $"The id is '{id}', the file is called '{name}'. Make them the same.");
        }

        return id;
    }

    private static FaqText Words(YamlMap map, string body)
    {
        var text = new FaqText(map.Required("question", "玉米叶子发黄怎么办"), Texts(map, "also"), body);
        foreach (var (key, wording) in text.Also.Select(a => ("also", a)).Prepend(("question", text.Question)))
        {
            if (wording.Length > MaxQuestion)
            {
                map.Problem(key, $"'{wording[..20]}…' has {wording.Length} characters; a question may have {MaxQuestion}. Shorten it.");
            }
        }

        if (body.Length == 0)
        {
            map.Problem("There is no answer. Write it below the second line '---'.");
        }

        // What is far too long anyway is not even rendered: a megabyte of brackets would take minutes.
        var length = text.Question.Length + (body.Length > 10 * MaxAnswer ? body.Length : MarkdownRenderer.Render(body).Plain.Length);
        if (length > MaxAnswer)
        {
            map.Problem($"Question and answer have {length} characters; they may have {MaxAnswer}. Shorten the answer.");
        }

        return text;
    }

    private static IReadOnlyList<string> Texts(YamlMap map, string key)
    {
        var texts = map.List(key);
        if (texts.Any(string.IsNullOrWhiteSpace))
        {
            map.Problem(key, $"There is an empty text in '{key}'. Remove it, or write what was meant.");
        }

        return texts;
    }

    private string? TipId(YamlMap map)
    {
        var tip = map.Text("tip");
        if (tip is not null && !tips.ContainsKey(tip))
        {
            map.Problem("tip", $"There is no tip '{tip}' (or it has problems of its own).");
        }

        return tip;
    }
}
