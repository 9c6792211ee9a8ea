using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>texts/&lt;locale&gt;.yaml</c> and holds every language against the list of sentences the program can say.</summary>
internal sealed class TextsParser(ContentFiles files, string defaultLocale, List<ContentProblem> problems)
{
    private const string WebPagePrefix = "webchat.";

    public LocaleTexts Parse()
    {
        var languages = new Dictionary<string, Language>();
        foreach (var file in files.List("texts", ".yaml"))
        {
            var list = new ProblemList(file);
            var text = files.Read(file) ?? "";
            if (list.IsUtf8(text) && list.Parse(text) is { } map)
            {
                languages[Path.GetFileNameWithoutExtension(file)] = new(map, list, Sentences(map), Aliases(map));
            }
            else
            {
                problems.AddRange(list.Found);
            }
        }

        var original = languages.GetValueOrDefault(defaultLocale);
        if (original is null)
        {
            problems.Add(new($"texts/{defaultLocale}.yaml", 0, "The sentences of the default language are missing or unreadable."));
        }

        foreach (var language in languages.Values)
        {
            Compare(language, original ?? language);
            problems.AddRange(language.List.Found);
        }

        return new LocaleTexts(defaultLocale, Rendered(languages, original));
    }

    private static Dictionary<string, string> Sentences(YamlMap map)
    {
        var sentences = new Dictionary<string, string>();
        foreach (var key in map.Keys.Where(k => k != "aliases"))
        {
            if (!TextKeys.All.Contains(key) && !key.StartsWith(WebPagePrefix, StringComparison.Ordinal))
            {
                map.Problem(key, $"The program never says '{key}'. Remove it, or mend its name.");
            }

            if (map.Text(key) is { } text)
            {
                sentences[key] = text;
            }
        }

        return sentences;
    }

    /// <summary>A translation that lacks a sentence, forgets {name}, or invents one, would show gaps or braces to people.</summary>
    private void Compare(Language language, Language original)
    {
        var needed = TextKeys.All.Union(original.Sentences.Keys.Where(k => k.StartsWith(WebPagePrefix, StringComparison.Ordinal)));
        foreach (var key in needed.Where(k => !language.Sentences.ContainsKey(k)))
        {
            language.Map.Problem($"The sentence '{key}' is missing. Add a line: {key}: ...");
        }

        foreach (var (key, text) in language.Sentences)
        {
            var here = Holes(text);
            if (original.Sentences.TryGetValue(key, out var other) && !here.SequenceEqual(Holes(other)))
            {
                language.Map.Problem(key, $"'{key}' has the placeholders {Show(here)}, in {defaultLocale} it has {Show(Holes(other))}. Use the same ones.");
            }
        }
    }

    /// <summary>Where a language lacks a sentence, people read the default language's: better than its key.</summary>
    private Dictionary<string, Texts> Rendered(Dictionary<string, Language> languages, Language? original)
    {
        var fallback = Render(original?.Sentences ?? []);
        var rendered = languages.ToDictionary(l => l.Key, l => new Texts(l.Key, Over(fallback, Render(l.Value.Sentences)), l.Value.Aliases));
        rendered.TryAdd(defaultLocale, new Texts(defaultLocale, fallback, new Dictionary<string, IReadOnlyList<string>>()));
        return rendered;
    }

    private static Dictionary<string, MessageText> Render(Dictionary<string, string> sentences) =>
        sentences.ToDictionary(s => s.Key, s => MarkdownRenderer.Render(s.Value));

    private static Dictionary<string, MessageText> Over(Dictionary<string, MessageText> below, Dictionary<string, MessageText> above) =>
        above.Concat(below.Where(b => !above.ContainsKey(b.Key))).ToDictionary();

    private static Dictionary<string, IReadOnlyList<string>> Aliases(YamlMap map) =>
        map.Map("aliases") is { } commands ? commands.Keys.ToDictionary(c => c, commands.List) : [];

    private static string[] Holes(string text) => [.. Texts.Hole().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Show(string[] names) => names.Length == 0 ? "none" : string.Join(" ", names);

    /// <summary>One file's sentences, not rendered yet.</summary>
    private sealed record Language(YamlMap Map, ProblemList List, Dictionary<string, string> Sentences, IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases);
}
