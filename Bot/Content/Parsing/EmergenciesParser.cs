using System.Text.RegularExpressions;
using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>emergencies.yaml</c>.</summary>
internal sealed partial class EmergenciesParser(string defaultLocale)
{
    public EmergencyList Parse(YamlMap map) => new()
    {
        Entries = Entries(map),
        Calm = Words(map, "calm"),
        Happened = Words(map, "happened"),
        Harmless = Words(map, "harmless"),
    };

    /// <summary>An empty word would stand in every text.</summary>
    private static IReadOnlyList<string> Words(YamlMap map, string key)
    {
        var words = map.List(key);
        if (words.Any(string.IsNullOrWhiteSpace))
        {
            map.Problem(key, $"'{key}' has an empty word, which would stand in every text. Remove it.");
        }

        return [.. words.Where(w => !string.IsNullOrWhiteSpace(w))];
    }

    private List<Emergency> Entries(YamlMap map)
    {
        var emergencies = new List<Emergency>();
        foreach (var entry in map.Maps("emergencies"))
        {
            var before = entry.ProblemCount;
            var emergency = Read(entry);
            if (emergencies.Any(e => e.Id == emergency.Id))
            {
                entry.Problem("id", $"The id '{emergency.Id}' is there twice. Give one of them another id.");
            }

            if (entry.ProblemCount == before)
            {
                emergencies.Add(emergency);
            }
        }

        return emergencies;
    }

    private Emergency Read(YamlMap entry)
    {
        var id = entry.Required("id", "pesticide");
        if (id.Length > 0 && !Ids.IsValid(id))
        {
            entry.Problem("id", Ids.Rule(id));
        }

        var words = entry.List("words");
        if (words.Count == 0 || words.Any(w => w.Split('+').Any(string.IsNullOrWhiteSpace)))
        {
            entry.Problem("words", "'words' has no words, or an empty one. Add what people write in such need: words: [喝农药, 农药+中毒].");
        }

        var emergency = new Emergency
        {
            Id = id,
            Words = words,
            IsAlways = entry.Flag("always"),
            Texts = Texts(entry),
            Source = Provenance.Source(entry, "emergency"),
            Review = Provenance.Review(entry, "emergency"),
        };
        entry.RefuseUnknownKeys();
        return emergency;
    }

    private Dictionary<string, MessageText> Texts(YamlMap entry)
    {
        var texts = new Dictionary<string, MessageText>();
        var map = entry.Map("text");
        foreach (var locale in map?.Keys.ToArray() ?? [])
        {
            var text = map!.Text(locale) ?? "";
            texts[locale] = MarkdownRenderer.Render(text);
            if (!Number().IsMatch(text.Split('\n')[0]))
            {
                map.Problem(locale, "The first line must name the number to call: 120, 12356, 119 or 110. Whoever reads this has no time.");
            }
        }

        if (!texts.ContainsKey(defaultLocale))
        {
            entry.Problem("text", $"There is no text in {defaultLocale}. Add below 'text:' a line: {defaultLocale}: ...");
        }

        return texts;
    }

    [GeneratedRegex("120|12356|119|110")]
    private static partial Regex Number();
}
