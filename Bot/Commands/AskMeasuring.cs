using System.Globalization;
using Bot.Content;
using Bot.Enquiries;
using Bot.Enquiries.Evaluation;
using Bot.Enquiries.Retrieval;
using Bot.Storage;

namespace Bot.Commands;

/// <summary><c>ask --eval</c> and <c>ask --bench</c>: how well questions are answered, and what that costs.</summary>
internal static class AskMeasuring
{
    /// <summary>The size that the promises about the effort are made for.</summary>
    private const int LargeCount = 5000;

    public static int Evaluate(string file, ContentCatalog catalog, TimeProvider time, bool misses, bool json)
    {
        if (!File.Exists(file))
        {
            throw new StartRefusedException($"There is no file {file}.");
        }

        var folder = Passages.Of(catalog);
        var (set, problems) = TestSet.Read(file, File.ReadAllText(file), folder.Select(p => p.Id).ToHashSet());
        if (set is null)
        {
            foreach (var problem in problems)
            {
                Console.Error.WriteLine(problem);
            }

            return CommandLine.FoundProblems;
        }

        var passages = set.Entries ?? folder;
        var (results, effort) = Evaluator.Run(set, passages, catalog.AskWords, time);
        var byTopic = results.GroupBy(r => r.Topic).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Measures.Of([.. g]));
        var missed = results.Where(r => r.IsMissed).ToArray();
        if (json)
        {
            Printing.Json(new { entries = passages.Count, effort = Json(effort), set.Ignored, all = Measures.Of(results), topics = byTopic, misses = misses ? missed : null });
            return CommandLine.Done;
        }

        Console.WriteLine(Line(passages.Count, results.Count, effort));
        if (set.Ignored.Count > 0)
        {
            Console.WriteLine($"Keys that mean nothing here and were passed over: {string.Join(", ", set.Ignored)}.");
        }

        Say(byTopic.Prepend(new("all", Measures.Of(results))));
        foreach (var miss in misses ? missed : [])
        {
            Console.WriteLine($"{miss.Query.Text}: expected {miss.Query.Expect} (rank {miss.Rank}), best {miss.Best}{(miss.Outcome == AskOutcome.Sure ? ", given as the answer" : "")}");
        }

        return CommandLine.Done;
    }

    /// <summary>Builds a large folder twice, the first time to warm up, and asks it everything that ours is asked by.</summary>
    public static int Bench(ContentCatalog catalog, TimeProvider time, bool json)
    {
        var own = Passages.Of(catalog);
        if (own.Count == 0)
        {
            throw new StartRefusedException("The content folder has no answers to measure with.");
        }

        var large = LargeFolder.Of(own, LargeCount);
        string[] questions = [.. own.SelectMany(p => p.Wordings)];
        var cold = Measure();
        var warm = Measure();
        if (json)
        {
            Printing.Json(new { entries = large.Count, questions = questions.Length, cold = Json(cold), warm = Json(warm) });
            return CommandLine.Done;
        }

        Console.WriteLine($"fresh: {Line(large.Count, questions.Length, cold)}");
        Console.WriteLine($"warm:  {Line(large.Count, questions.Length, warm)}");
        return CommandLine.Done;

        Effort Measure() => Effort.Of(large, catalog.AskWords, time, questions, q => q, 6, (_, _) => { });
    }

    private static string Line(int entries, int questions, Effort effort) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entries} entries, {questions} questions; index built in {effort.Build.TotalMilliseconds:0} ms, {effort.Bytes / 1e6:0.0} MB; half of the questions within {effort.P50.TotalMilliseconds:0.0} ms, 99 of 100 within {effort.P99.TotalMilliseconds:0.0} ms");

    private static object Json(Effort effort) =>
        new { buildMs = effort.Build.TotalMilliseconds, p50Ms = effort.P50.TotalMilliseconds, p99Ms = effort.P99.TotalMilliseconds, effort.Bytes };

    private static void Say(IEnumerable<KeyValuePair<string, Measures>> rows)
    {
        Console.WriteLine("                            |              rank of the right one            |        what is shown, right or wrong           |     must not be answered");
        Console.WriteLine("topic                 asked |  MRR@10  success@1  recall@5  plain MRR@10 | sure+right  sure+wrong  titles+right  titles+wrong  nothing |  asked  answered  left alone");
        foreach (var (topic, m) in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{topic,-20} {m.Answerable,6} | {m.Mrr,7:0.000} {m.Success1,10:0.000} {m.Recall5,9:0.000} {m.PlainMrr,13:0.000} | {m.SureAndRight,10:0.000} {m.SureAndWrong,11:0.000} {m.ShownAndRight,13:0.000} {m.ShownAndWrong,13:0.000} {m.NothingShown,8:0.000} | {m.NearMisses,6} {m.NearMissesAnswered,9:0.000} {m.NearMissesLeft,11:0.000}"));
        }
    }
}
