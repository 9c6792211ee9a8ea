using Bot.Content;
using Bot.Enquiries.Retrieval;

namespace Bot.Enquiries.Evaluation;

/// <summary>Questions whose right answer is known, and what they are to be answered from.</summary>
/// <param name="Entries">The passages; null = those of the content folder.</param>
/// <param name="Queries">The questions.</param>
internal sealed record TestSet(IReadOnlyList<Passage>? Entries, IReadOnlyList<TestQuery> Queries)
{
    /// <summary>Stands for "must not be answered".</summary>
    public const string None = "none";

    /// <summary>Reads a file; with any problem in it there is no set.</summary>
    /// <param name="file">Its name, for the problems.</param>
    /// <param name="yaml">Its text.</param>
    public static (TestSet? Set, IReadOnlyList<ContentProblem> Problems) Read(string file, string yaml)
    {
        var problems = new ProblemList(file);
        if (!problems.IsUtf8(yaml) || problems.Parse(yaml) is not { } map)
        {
            return (null, problems.Found);
        }

        var entries = map.Keys.Contains("entries") ? map.Maps("entries").Select(Entry).ToArray() : null;
        var queries = map.Maps("queries").Select(Query).ToArray();
        map.RefuseUnknownKeys();
        if (queries.Length == 0)
        {
            map.Problem("'queries' has no questions. Add entries such as: - {text: 玉米叶子黄咋整, expect: maize-yellow-leaves}");
        }

        foreach (var twice in (entries ?? []).GroupBy(e => e.Id).Where(g => g.Count() > 1))
        {
            map.Problem("entries", $"The id '{twice.Key}' is there {twice.Count()} times.");
        }

        var ids = entries?.Select(e => e.Id).ToHashSet();
        foreach (var lost in queries.Where(q => q.Expect != None && ids?.Contains(q.Expect) == false).Take(20))
        {
            map.Problem("queries", $"'{lost.Text}' expects '{lost.Expect}', which is not in 'entries'.");
        }

        return (problems.Count == 0 ? new(entries, queries) : null, problems.Found);
    }

    private static Passage Entry(YamlMap map)
    {
        var entry = new Passage
        {
            Kind = PassageKind.Faq,
            Id = map.Required("id", "e1"),
            Topic = map.Text("topic") ?? "",
            Wordings = [map.Required("question", "玉米叶子发黄怎么办"), .. map.List("also")],
            Keywords = map.List("keywords"),
            Body = map.Text("answer") ?? "",
        };
        map.RefuseUnknownKeys();
        return entry;
    }

    private static TestQuery Query(YamlMap map)
    {
        var query = new TestQuery(map.Required("text", "玉米叶子黄咋整"), map.Required("expect", "e1"), map.Text("topic"));
        map.RefuseUnknownKeys();
        return query;
    }
}

/// <summary>A question whose right answer is known.</summary>
/// <param name="Text">The question.</param>
/// <param name="Expect">The id of what answers it, or <see cref="TestSet.None"/>.</param>
/// <param name="Topic">What it is counted under; null = the topic of what answers it.</param>
internal sealed record TestQuery(string Text, string Expect, string? Topic);
