using Bot.Content.Seasons;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>tips/&lt;topic&gt;/*.md</c> and their translations <c>*.&lt;locale&gt;.md</c>.</summary>
internal sealed class TipsParser(ContentFiles files, string defaultLocale, KnownNames known, List<ContentProblem> problems)
{
    private const string IdExample = "wheat-winter-care";

    private readonly Dictionary<string, Tip> tips = [];

    public IReadOnlyDictionary<string, Tip> Parse()
    {
        new MarkdownFolder(files, "tips", problems).Read(AddTip, Translate);
        return tips;
    }

    private void AddTip(MarkdownFile file)
    {
        var map = file.Map;
        var tip = new Tip
        {
            Id = file.Id(IdExample),
            Topic = file.Topic(known),
            Texts = new Dictionary<string, TipText> { [defaultLocale] = Words(map, file.Body) },
            Audiences = known.Audiences(map),
            Crops = known.Crops(map),
            Regions = known.Regions(map),
            Window = Window(map),
            Image = Provenance.Image(map, files),
            Tags = map.List("tags"),
            Spoken = Spoken(map),
            Question = map.Text("question"),
            Source = Provenance.Source(map),
            Review = Provenance.Review(map),
            File = file.File,
            Lines = map.Lines(),
        };
        map.RefuseUnknownKeys();
        if (file.Problems.Count == 0 && tips.TryGetValue(tip.Id, out var other))
        {
            map.Problem("id", new("check.id-used", ("id", tip.Id), ("file", other.File)));
        }

        CheckLength(map, tip);
        if (file.Problems.Count == 0)
        {
            tips[tip.Id] = tip;
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

        if (!tips.TryGetValue(id, out var original))
        {
            map.Problem("id", new("check.no-original", ("id", id)));
            return;
        }

        var translated = original with { Texts = new Dictionary<string, TipText>(original.Texts) { [locale] = text } };
        CheckLength(map, translated);
        if (file.Problems.Count == 0)
        {
            tips[id] = translated;
        }
    }

    private static TipText Words(YamlMap map, string body)
    {
        var text = new TipText(map.Required("title", "冬小麦浇越冬水"), map.Required("summary", "一句话说清要做什么"), body);
        if (body.Length == 0)
        {
            map.Problem(new("check.no-body"));
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
                map.Problem(new(tip.Image is null ? "check.tip-long" : "check.tip-long-picture", ("count", length), ("locale", locale), ("max", limit)));
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
            window.Problem(key, new("check.no-season-day", ("text", text), ("forms", new Phrase("check.day-forms"))));
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
