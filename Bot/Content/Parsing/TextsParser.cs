using System.Text.RegularExpressions;
using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>Reads <c>texts/&lt;locale&gt;.yaml</c> and holds every language against the list of sentences the program can say.</summary>
internal sealed partial class TextsParser(ContentFiles files, string defaultLocale, List<ContentProblem> problems)
{
    private const string WebPagePrefix = "webchat.";

    public LocaleTexts Parse()
    {
        var byLocale = new Dictionary<string, Texts>();
        var holes = new Dictionary<string, Dictionary<string, string[]>>();
        foreach (var file in files.List("texts", ".yaml"))
        {
            var locale = Path.GetFileNameWithoutExtension(file);
            var list = new ProblemList(file);
            if (list.Parse(files.Read(file) ?? "") is { } map)
            {
                byLocale[locale] = Sentences(map, locale, out var holesHere);
                holes[locale] = holesHere;
            }

            problems.AddRange(list.Found);
        }

        if (!byLocale.ContainsKey(defaultLocale))
        {
            problems.Add(new($"texts/{defaultLocale}.yaml", 0, "The sentences of the default language are missing or unreadable."));
            byLocale[defaultLocale] = new Texts(defaultLocale, new Dictionary<string, MessageText>(), new Dictionary<string, IReadOnlyList<string>>());
        }

        CompareHoles(holes);
        return new LocaleTexts(defaultLocale, byLocale);
    }

    private static Texts Sentences(YamlMap map, string locale, out Dictionary<string, string[]> holes)
    {
        var sentences = new Dictionary<string, MessageText>();
        holes = [];
        var aliases = new Dictionary<string, IReadOnlyList<string>>();
        if (map.Map("aliases") is { } commands)
        {
            foreach (var command in commands.Keys)
            {
                aliases[command] = commands.List(command);
            }
        }

        foreach (var key in map.Keys.Where(k => k != "aliases"))
        {
            if (!TextKeys.All.Contains(key) && !key.StartsWith(WebPagePrefix, StringComparison.Ordinal))
            {
                map.Problem(key, $"The program never says '{key}'. Remove it, or mend its name.");
            }

            if (map.Text(key) is { } text)
            {
                sentences[key] = MarkdownRenderer.Render(text);
                holes[key] = [.. Hole().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];
            }
        }

        foreach (var key in TextKeys.All.Where(k => !sentences.ContainsKey(k)))
        {
            map.Problem($"The sentence '{key}' is missing. Add a line: {key}: ...");
        }

        return new Texts(locale, sentences, aliases);
    }

    /// <summary>A translation that forgets {name}, or invents one, would show gaps or braces to people.</summary>
    private void CompareHoles(Dictionary<string, Dictionary<string, string[]>> holes)
    {
        if (!holes.TryGetValue(defaultLocale, out var expected))
        {
            return;
        }

        foreach (var (locale, here) in holes)
        {
            foreach (var (key, names) in here)
            {
                if (expected.TryGetValue(key, out var others) && !others.SequenceEqual(names))
                {
                    problems.Add(new($"texts/{locale}.yaml", 0, $"'{key}' has the placeholders {Show(names)}, in {defaultLocale} it has {Show(others)}. Use the same ones."));
                }
            }

            foreach (var key in expected.Keys.Except(here.Keys).Where(k => k.StartsWith(WebPagePrefix, StringComparison.Ordinal) && !TextKeys.All.Contains(k)))
            {
                problems.Add(new($"texts/{locale}.yaml", 0, $"The sentence '{key}' is missing. Add a line: {key}: ..."));
            }
        }
    }

    private static string Show(string[] names) => names.Length == 0 ? "none" : string.Join(" ", names);

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Hole();
}
