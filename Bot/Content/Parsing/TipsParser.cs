using Bot.Content.Seasons;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>tips/&lt;topic&gt;/*.md</c> and their translations <c>*.&lt;locale&gt;.md</c>.</summary>
internal sealed class TipsParser(ContentFiles files, string defaultLocale, KnownNames known, List<ContentProblem> problems)
{
    private readonly Dictionary<string, Tip> tips = [];

    public IReadOnlyDictionary<string, Tip> Parse()
    {
        var all = files.List("tips", ".md");
        foreach (var file in all.Where(f => TranslationLocale(f) is null))
        {
            Read(file, Original);
        }

        foreach (var file in all)
        {
            if (TranslationLocale(file) is { } locale)
            {
                Read(file, (map, body, list) => Translation(map, body, list, locale, file));
            }
        }

        return tips;

        void Original(YamlMap map, string body, ProblemList list) => AddTip(map, body, list);
    }

    /// <summary><c>less-salt.en.md</c> is the <c>en</c> translation of <c>less-salt.md</c>.</summary>
    private static string? TranslationLocale(string file)
    {
        var parts = Path.GetFileName(file).Split('.');
        return parts.Length == 3 ? parts[1] : null;
    }

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
            list.Add(1, "A tip starts with a line '---', its keys, and another line '---'; the text follows. See content/README.md for one to copy.");
        }
        else if (list.Parse(parts.Yaml) is { } map)
        {
            parse(map, parts.Body, list);
        }

        problems.AddRange(list.Found);
    }

    private string currentFile = "";

    private void AddTip(YamlMap map, string body, ProblemList list)
    {
        var id = Id(map);
        var text = Words(map, body);
        var topic = known.Topic(map, "topic");
        var tip = new Tip
        {
            Id = id,
            Topic = topic,
            Texts = new Dictionary<string, TipText> { [defaultLocale] = text },
            Audiences = known.Audiences(map),
            Crops = known.Crops(map),
            Regions = known.Regions(map),
            Window = Window(map),
            Image = Provenance.Image(map, files),
            Tags = map.List("tags"),
            Spoken = Spoken(map),
            Question = map.Text("question"),
            Source = Provenance.Source(map, "tip"),
            Review = Provenance.Review(map, "tip"),
            File = currentFile,
            Lines = map.Lines(),
        };
        map.RefuseUnknownKeys();
        if (known.IsTopic(topic) && !currentFile.StartsWith($"tips/{topic}/", StringComparison.Ordinal))
        {
            map.Problem("topic", $"The topic is '{topic}', but the file is not in tips/{topic}/. Move the file or change the topic.");
        }

        if (list.Count == 0 && tips.TryGetValue(id, out var other))
        {
            map.Problem("id", $"The id '{id}' is already used by {other.File}. Give one of them another id.");
        }

        CheckLength(map, tip);
        if (list.Count == 0)
        {
            tips[id] = tip;
        }
    }

    private void Translation(YamlMap map, string body, ProblemList list, string locale, string file)
    {
        var id = Id(map);
        var text = Words(map, body);
        map.RefuseUnknownKeys();
        if (list.Count > 0)
        {
            return;
        }

        if (!tips.TryGetValue(id, out var original))
        {
            map.Problem("id", $"There is no tip '{id}' that this could be the translation of (or it has problems of its own).");
            return;
        }

        var translated = original with { Texts = new Dictionary<string, TipText>(original.Texts) { [locale] = text } };
        CheckLength(map, translated);
        if (list.Count == 0)
        {
            tips[id] = translated;
        }
    }

    private string Id(YamlMap map)
    {
        var id = map.Required("id", "wheat-winter-care");
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

    private static TipText Words(YamlMap map, string body)
    {
        var text = new TipText(map.Required("title", "冬小麦浇越冬水"), map.Required("summary", "一句话说清要做什么"), body);
        if (body.Length == 0)
        {
            map.Problem("The tip has no text. Write it below the second line '---'.");
        }

        return text;
    }

    private static void CheckLength(YamlMap map, Tip tip)
    {
        var limit = tip.Image is null ? TipMessage.MaxText : TipMessage.MaxCaption;
        foreach (var locale in tip.Texts.Keys)
        {
            var length = Length(tip, locale);
            if (length > limit)
            {
                map.Problem($"With title, summary and source this is {length} characters ({locale}); a message{(tip.Image is null ? "" : " with a picture")} may have {limit}. Shorten the text{(tip.Image is null ? "" : " or leave the picture out")}.");
            }
        }
    }

    private static int Length(Tip tip, string locale)
    {
        var text = tip.Texts[locale];
        // What is far too long anyway is not even rendered: a megabyte of brackets would take minutes.
        return text.Body.Length > 10 * TipMessage.MaxText
            ? text.Body.Length
            : TipMessage.PerLocale(tip with { Texts = new Dictionary<string, TipText> { [locale] = text } }, TipMessage.LongestSourceLabel)[locale].Text.Plain.Length;
    }

    public static SeasonWindow? Window(YamlMap map)
    {
        if (map.Map("window") is not { } window)
        {
            return null;
        }

        var from = Day(window, "from");
        var until = Day(window, "until");
        window.RefuseUnknownKeys();
        return from is { } first && until is { } last ? new(first, last) : null;
    }

    private static SeasonDay? Day(YamlMap window, string key)
    {
        var text = window.Required(key, "11-15");
        var day = SeasonDay.TryParse(text);
        if (day is null && text.Length > 0)
        {
            window.Problem(key, $"'{text}' is no day of the year. {SeasonDay.Forms}");
        }

        return day;
    }

    private static string? Spoken(YamlMap map)
    {
        var script = map.Text("spoken")?.Trim();
        if (script is not null && SpokenScript.Problem(script) is { } problem)
        {
            map.Problem("spoken", problem);
        }

        return script;
    }
}
