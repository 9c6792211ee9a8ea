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
        new MarkdownFolder(files, "faq", problems).Read(AddEntry, Translate);
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
            Source = Provenance.Source(map),
            Review = Provenance.Review(map),
            File = file.File,
        };
        map.RefuseUnknownKeys();
        if (file.Problems.Count == 0 && entries.TryGetValue(entry.Id, out var other))
        {
            map.Problem("id", new("check.id-used", ("id", entry.Id), ("file", other.File)));
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
            map.Problem("id", new("check.no-original", ("id", id)));
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
                map.Problem(key, new("check.wording-long", ("text", wording[..20]), ("count", wording.Length), ("max", MaxQuestion)));
            }
        }

        if (body.Length == 0)
        {
            map.Problem(new("check.no-answer"));
        }

        // What is far too long anyway is not even rendered: a megabyte of brackets would take minutes.
        var length = text.Question.Length + (body.Length > 10 * MaxAnswer ? body.Length : MarkdownRenderer.Render(body).Plain.Length);
        if (length > MaxAnswer)
        {
            map.Problem(new("check.answer-long", ("count", length), ("max", MaxAnswer)));
        }

        return text;
    }

    private static IReadOnlyList<string> Texts(YamlMap map, string key)
    {
        var texts = map.List(key);
        if (texts.Any(string.IsNullOrWhiteSpace))
        {
            map.Problem(key, new("check.empty-text", ("key", key)));
        }

        return texts;
    }

    private string? TipId(YamlMap map)
    {
        var tip = map.Text("tip");
        if (tip is not null && !tips.ContainsKey(tip))
        {
            map.Problem("tip", new("check.no-tip", ("id", tip)));
        }

        return tip;
    }
}
