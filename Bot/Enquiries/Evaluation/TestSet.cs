using Bot.Content;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries.Evaluation;

/// <summary>Questions whose right answer is known, and what they are to be answered from.</summary>
/// <param name="Entries">The passages; null = those of the content folder.</param>
/// <param name="Queries">The questions.</param>
/// <param name="Ignored">Keys of the file that mean nothing here.</param>
internal sealed record TestSet(IReadOnlyList<Passage>? Entries, IReadOnlyList<TestQuery> Queries, IReadOnlyList<string> Ignored)
{
    /// <summary>Stands for "must not be answered".</summary>
    public const string None = "none";

    private static readonly HashSet<string> Known = ["entries", "queries", "id", "question", "also", "keywords", "answer", "topic", "text", "expect"];

    /// <summary>Most questions named that expect what is not there.</summary>
    private const int MostNamed = 20;

    /// <summary>Reads a file; with any problem in it there is no set.</summary>
    /// <param name="file">Its name, for the problems.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="folder">The ids of the content folder, for a file without entries; null = not known.</param>
    public static (TestSet? Set, IReadOnlyList<ContentProblem> Problems) Read(string file, string yaml, IReadOnlySet<string>? folder = null)
    {
        var problems = new ProblemList(file);
        if (!problems.IsUtf8(yaml) || problems.Parse(yaml) is not { } map)
        {
            return (null, problems.Found);
        }

        var (entryMaps, queryMaps) = (map.Maps("entries").ToArray(), map.Maps("queries").ToArray());
        var entries = map.Keys.Contains("entries") ? entryMaps.Select(Entry).ToArray() : null;
        var queries = queryMaps.Select(Query).ToArray();
        if (queries.Length == 0)
        {
            map.Problem("'queries' has no questions. Add entries such as: - {text: 玉米叶子黄咋整, expect: maize-yellow-leaves}");
        }

        RefuseTwice(entryMaps, entries ?? []);
        RefuseLost(queryMaps, queries, entries is null ? folder : entries.Select(e => e.Id).ToHashSet(), entries is null ? "the content folder" : "'entries'");
        string[] ignored = [.. entryMaps.Concat(queryMaps).Append(map).SelectMany(m => m.Keys).Where(k => !Known.Contains(k)).Distinct().Order(StringComparer.Ordinal)];
        return (problems.Count == 0 ? new(entries, queries, ignored) : null, problems.Found);
    }

    private static Passage Entry(YamlMap map) => new()
    {
        Kind = PassageKind.Faq,
        Id = map.Required("id", "e1"),
        Topic = map.Text("topic") ?? "",
        Wordings = [map.Required("question", "玉米叶子发黄怎么办"), .. Words(map, "also")],
        Keywords = Words(map, "keywords"),
        Body = map.Text("answer") ?? "",
    };

    private static TestQuery Query(YamlMap map)
    {
        var expect = map.Required("expect", "e1");
        return new(map.Required("text", "玉米叶子黄咋整"), expect.Equals(None, StringComparison.OrdinalIgnoreCase) ? None : expect, map.Text("topic"));
    }

    /// <summary>A list that may be missing, null, or one text.</summary>
    private static IReadOnlyList<string> Words(YamlMap map, string key) =>
        map.List(key) is { } words and not ["~" or "null"] ? [.. words.Where(w => !string.IsNullOrWhiteSpace(w))] : [];

    private static void RefuseTwice(YamlMap[] maps, Passage[] entries)
    {
        var seen = new HashSet<string>();
        foreach (var (map, entry) in maps.Zip(entries).Where(e => !seen.Add(e.Second.Id)))
        {
            map.Problem("id", $"The id '{entry.Id}' is there more than once. Give each entry its own.");
        }
    }

    private static void RefuseLost(YamlMap[] maps, TestQuery[] queries, IReadOnlySet<string>? ids, string place)
    {
        foreach (var (map, lost) in maps.Zip(queries).Where(q => q.Second.Expect.Length > 0 && q.Second.Expect != None && ids?.Contains(q.Second.Expect) == false).Take(MostNamed))
        {
            map.Problem("expect", $"'{lost.Text}' expects '{lost.Expect}', which is not in {place}. Write an id that is there, or none.");
        }
    }
}

/// <summary>A question whose right answer is known.</summary>
/// <param name="Text">The question.</param>
/// <param name="Expect">The id of what answers it, or <see cref="TestSet.None"/>.</param>
/// <param name="Topic">What it is counted under; null = the topic of what answers it.</param>
internal sealed record TestQuery(string Text, string Expect, string? Topic);
