using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>texts/&lt;locale&gt;.yaml</c> with its parts <c>texts/&lt;locale&gt;.&lt;part&gt;.yaml</c>, and holds every language against the list of sentences the program can say.</summary>
internal sealed class TextsParser(ContentFiles files, string defaultLocale, List<ContentProblem> problems)
{
    /// <summary>Sentences of pages, by the beginning of their keys; which of them there are, the pages say.</summary>
    private static readonly string[] OfPages = ["webchat.", "staff.", "reason.", "check."];

    public LocaleTexts Parse()
    {
        var languages = new Dictionary<string, Language>();
        // The file named like the language comes before its parts: en.yaml, en.staff.yaml.
        foreach (var file in files.List("texts", ".yaml").OrderBy(f => Path.GetFileName(f).Count(c => c == '.')))
        {
            var list = new ProblemList(file);
            var text = files.Read(file) ?? "";
            if (list.IsUtf8(text) && list.Parse(text) is { } map)
            {
                Add(languages, Path.GetFileNameWithoutExtension(file).Split('.')[0], new(map, list));
            }
            else
            {
                problems.AddRange(list.Found);
            }
        }

        foreach (var (name, language) in languages.Where(l => l.Value.Parts[0].List.File != $"texts/{l.Key}.yaml").ToArray())
        {
            languages.Remove(name);
            problems.AddRange(language.Parts.Where(_ => name != defaultLocale && !files.Exists($"texts/{name}.yaml")).Select(p => new ContentProblem(p.List.File, 0, new("check.texts-part", ("file", $"texts/{name}.yaml")))));
        }

        var original = languages.GetValueOrDefault(defaultLocale);
        if (original is null)
        {
            problems.Add(new($"texts/{defaultLocale}.yaml", 0, new("check.texts-missing")));
        }

        foreach (var language in languages.Values)
        {
            Compare(language, original ?? language);
            problems.AddRange(language.Parts.SelectMany(p => p.List.Found));
        }

        return new LocaleTexts(defaultLocale, Rendered(languages, original));
    }

    private static void Add(Dictionary<string, Language> languages, string name, Part part)
    {
        if (!languages.TryGetValue(name, out var language))
        {
            languages[name] = language = new([], [], []);
        }

        language.Parts.Add(part);
        AddAliases(language.Aliases, part.Map);
        foreach (var (key, text) in Sentences(part.Map))
        {
            if (!language.Sentences.TryAdd(key, new(text, part)))
            {
                part.Map.Problem(key, new("check.text-twice", ("key", key), ("file", language.Sentences[key].Part.List.File)));
            }
        }
    }

    private static IEnumerable<(string Key, string Text)> Sentences(YamlMap map)
    {
        foreach (var key in map.Keys.Where(k => k != "aliases"))
        {
            if (!TextKeys.All.Contains(key) && !IsOfPage(key))
            {
                map.Problem(key, new("check.text-unknown", ("key", key)));
            }

            if (map.Text(key) is { } text)
            {
                yield return (key, text);
            }
        }
    }

    private static bool IsOfPage(string key) => OfPages.Any(p => key.StartsWith(p, StringComparison.Ordinal));

    /// <summary>A translation that lacks a sentence, forgets {name}, or invents one, would show gaps or braces to people.</summary>
    private void Compare(Language language, Language original)
    {
        var needed = TextKeys.All.Union(original.Sentences.Keys.Where(IsOfPage));
        foreach (var key in needed.Where(k => !language.Sentences.ContainsKey(k)))
        {
            language.Parts[0].Map.Problem(new("check.text-missing", ("key", key)));
        }

        foreach (var (key, sentence) in language.Sentences)
        {
            var here = Holes(sentence.Text);
            if (original.Sentences.TryGetValue(key, out var other) && !here.SequenceEqual(Holes(other.Text)))
            {
                sentence.Part.Map.Problem(key, new("check.text-holes", ("key", key), ("here", Show(here)), ("locale", defaultLocale), ("there", Show(Holes(other.Text)))));
            }
        }
    }

    /// <summary>Where a language lacks a sentence, people read the default language's, and where that lacks it too, the shipped one: better than its key.</summary>
    private Dictionary<string, Texts> Rendered(Dictionary<string, Language> languages, Language? original)
    {
        var own = Render(original?.Sentences ?? []);
        var shipped = ShippedTexts.In(defaultLocale);
        var fallback = Over(shipped, own);
        var rendered = languages.ToDictionary(l => l.Key, l => new Texts(l.Key, Over(Over(Over(shipped, ShippedTexts.In(l.Key)), own), Render(l.Value.Sentences)), l.Value.Aliases));
        rendered.TryAdd(defaultLocale, new Texts(defaultLocale, fallback, new Dictionary<string, IReadOnlyList<string>>()));
        return rendered;
    }

    private static Dictionary<string, MessageText> Render(Dictionary<string, Sentence> sentences) =>
        sentences.ToDictionary(s => s.Key, s => MarkdownRenderer.Render(s.Value.Text));

    private static Dictionary<string, MessageText> Over(IReadOnlyDictionary<string, MessageText> below, IReadOnlyDictionary<string, MessageText> above) =>
        above.Concat(below.Where(b => !above.ContainsKey(b.Key))).ToDictionary();

    private static void AddAliases(Dictionary<string, IReadOnlyList<string>> aliases, YamlMap map)
    {
        if (map.Map("aliases") is { } commands)
        {
            foreach (var command in commands.Keys)
            {
                aliases[command] = [.. aliases.GetValueOrDefault(command, []), .. commands.List(command)];
            }
        }
    }

    private static string[] Holes(string text) => [.. Texts.Hole().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    private static Phrase Show(string[] names) => names.Length == 0 ? new Phrase("check.none") : string.Join(" ", names);

    /// <summary>One language: its files, and their sentences together, not rendered yet.</summary>
    private sealed record Language(List<Part> Parts, Dictionary<string, Sentence> Sentences, Dictionary<string, IReadOnlyList<string>> Aliases);

    private sealed record Part(YamlMap Map, ProblemList List);

    private sealed record Sentence(string Text, Part Part);
}
