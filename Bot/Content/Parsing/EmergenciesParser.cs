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
            map.Problem(key, new("check.empty-word", ("key", key)));
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
                entry.Problem("id", new("check.id-twice", ("id", emergency.Id)));
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
            entry.Problem("words", new("check.emergency-words"));
        }

        var emergency = new Emergency
        {
            Id = id,
            Words = words,
            IsAlways = entry.Flag("always"),
            Texts = Texts(entry),
            Source = Provenance.Source(entry),
            Review = Provenance.Review(entry),
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
                map.Problem(locale, new("check.emergency-number"));
            }
        }

        if (!texts.ContainsKey(defaultLocale))
        {
            entry.Problem("text", new("check.emergency-text", ("locale", defaultLocale)));
        }

        return texts;
    }

    [GeneratedRegex("120|12356|119|110")]
    private static partial Regex Number();
}
