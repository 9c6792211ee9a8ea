namespace Bot.Content.Parsing;

/// <summary>Reads <c>synonyms.yaml</c>. Without the file the search knows no synonyms, which is no fault.</summary>
internal static class AskWordsParser
{
    public static AskWords Parse(YamlMap map, KnownNames known)
    {
        var words = new AskWords
        {
            Groups = Groups(map),
            Fillers = map.List("fillers"),
            Intents = Named(map, "intents"),
            AtRisk = Named(map, "at-risk"),
            Light = map.List("light"),
            Subjects = map.List("subjects"),
            People = map.List("people"),
            Animals = Named(map, "animals"),
            NoAnimals = map.List("no-animals"),
            Careful = known.Topics(map, "careful"),
        };
        RefuseTwice(map, "groups", words.Groups);
        RefuseTwice(map, "intents", [.. words.Intents.Values]);
        return words;
    }

    private static IReadOnlyList<IReadOnlyList<string>> Groups(YamlMap map)
    {
        var groups = map.Lists("groups");
        foreach (var (line, words) in groups.Where(g => g.Words.Count < 2 || g.Words.Any(string.IsNullOrWhiteSpace)))
        {
            map.ProblemAt(line, new("check.group-of-one", ("words", string.Join(", ", words))));
        }

        return [.. groups.Select(g => g.Words)];
    }

    private static Dictionary<string, IReadOnlyList<string>> Named(YamlMap map, string key)
    {
        var named = new Dictionary<string, IReadOnlyList<string>>();
        if (map.Map(key) is { } entries)
        {
            foreach (var name in entries.Keys)
            {
                named[name] = entries.List(name);
                if (named[name].Count == 0 || named[name].Any(string.IsNullOrWhiteSpace))
                {
                    entries.Problem(name, new("check.no-words", ("name", name)));
                }
            }

            entries.RefuseUnknownKeys();
        }

        return named;
    }

    /// <summary>A word that stands for two things would be taken for either of them, whichever comes first.</summary>
    private static void RefuseTwice(YamlMap map, string key, IReadOnlyList<IReadOnlyList<string>> lists)
    {
        var seen = new HashSet<string>();
        foreach (var word in lists.SelectMany(words => words.Distinct()).Where(word => !seen.Add(word)))
        {
            map.Problem(key, new("check.word-twice", ("word", word), ("key", key)));
        }
    }
}
