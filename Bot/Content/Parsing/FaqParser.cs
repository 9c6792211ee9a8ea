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

    private const string IdExample = "maize-yellow-leaves";

    private readonly Dictionary<string, FaqEntry> entries = [];

    public IReadOnlyDictionary<string, FaqEntry> Parse()
    {
        new MarkdownFolder(files, "faq", "An answer", problems).Read(AddEntry, Translate);
        return entries;
    }

    private void AddEntry(MarkdownFile file)
    {
        var map = file.Map;
        var entry = new FaqEntry
        {
            Id = file.Id(IdExample),
            Topic = file.Topic(known),
            Texts = new Dictionary<string, FaqText> { [defaultLocale] = Words(map, file.Body) },
            Keywords = Texts(map, "keywords"),
            Audiences = known.Audiences(map),
            Crops = known.Crops(map),
            Regions = known.Regions(map),
            Window = TipsParser.Window(map),
            Tip = TipId(map),
            Source = Provenance.Source(map, "answer"),
            Review = Provenance.Review(map, "answer"),
            File = file.File,
        };
        map.RefuseUnknownKeys();
        if (file.Problems.Count == 0 && entries.TryGetValue(entry.Id, out var other))
        {
            map.Problem("id", $"The id '{entry.Id}' is already used by {other.File}. Give one of them another id.");
        }

        if (file.Problems.Count == 0)
        {
            entries[entry.Id] = entry;
        }
    }

    private void Translate(MarkdownFile file, string locale)
    {
        var map = file.Map;
        var id = file.Id(IdExample);
        var text = Words(map, file.Body);
        map.RefuseUnknownKeys();
        if (file.Problems.Count > 0)
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
