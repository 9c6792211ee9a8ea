using System.CommandLine;
using System.Globalization;
using Bot.Content;
using Bot.Enquiries;
using Bot.Enquiries.Evaluation;
using Bot.Enquiries.Retrieval;
using Bot.Storage;

namespace Bot.Commands;

/// <summary><c>ask</c>: what a person would be answered; with <c>--eval</c>, how well a whole file of questions is.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("QUESTION") { Arity = ArgumentArity.ZeroOrOne, Description = "A question, in quotes." };
        var eval = new Option<string?>("--eval") { Description = "A file of questions whose answers are known; content/README.md says how it is written." };
        var misses = new Option<bool>("--misses") { Description = "With --eval: names every question that is not answered as it should be." };
        var json = Printing.JsonOption();
        var command = new Command("ask", "Shows what a person who asks this would be answered.") { question, eval, misses, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(services =>
        {
            var content = services.GetRequiredService<ContentLibrary>();
            return Task.FromResult((parsed.GetValue(question), parsed.GetValue(eval)) switch
            {
                ({ } text, null) => Ask(text, services.GetRequiredService<AnswerFinder>(), content.Current, parsed.GetValue(json)),
                (null, { } file) => Evaluate(file, content.Current, services.GetRequiredService<TimeProvider>(), parsed.GetValue(misses), parsed.GetValue(json)),
                _ => throw new StartRefusedException("Write either a question, ask \"玉米叶子发黄怎么办\", or a file of questions, ask --eval FILE."),
            });
        }));
        return command;
    }

    private static int Ask(string text, AnswerFinder finder, ContentCatalog catalog, bool json)
    {
        var emergency = Emergencies.In(text, catalog.Emergencies);
        var finding = finder.Find(text, new([], null, null, []));
        Passage[] passages = finding switch
        {
            Finding.Sure { Passage: var one } => [one],
            Finding.Likely { Passages: var some } => [.. some],
            _ => [],
        };
        if (json)
        {
            Printing.Json(new { emergency = emergency?.Id, answer = finding.GetType().Name, passages = passages.Select(p => new { p.Kind, p.Id, p.Topic, title = p.Wordings[0] }) });
            return CommandLine.Done;
        }

        if (emergency is not null)
        {
            Console.WriteLine($"Emergency {emergency.Id}, said before anything else:\n{emergency.Texts[catalog.Texts.DefaultLocale].Plain}\n");
        }

        Console.WriteLine(finding switch
        {
            Finding.Sure => "Sure, the answer is given:",
            Finding.Likely => "Likely, these are shown to choose from:",
            _ => "Nothing fits: it would be offered to pass the question to a person.",
        });
        foreach (var passage in passages)
        {
            Console.WriteLine($"  {passage.Kind} {passage.Id} ({passage.Topic}): {passage.Wordings[0]}");
        }

        if (finding is Finding.Sure { Passage: { Kind: PassageKind.Faq } given })
        {
            Console.WriteLine($"\n{catalog.Faq[given.Id].In(catalog.Texts.DefaultLocale).Answer}");
        }

        return CommandLine.Done;
    }

    private static int Evaluate(string file, ContentCatalog catalog, TimeProvider time, bool misses, bool json)
    {
        if (!File.Exists(file))
        {
            throw new StartRefusedException($"There is no file {file}.");
        }

        var (set, problems) = TestSet.Read(file, File.ReadAllText(file));
        if (set is null)
        {
            foreach (var problem in problems)
            {
                Console.Error.WriteLine(problem);
            }

            return CommandLine.FoundProblems;
        }

        var passages = set.Entries ?? Passages.Of(catalog);
        var (results, effort) = Evaluator.Run(set, passages, catalog.AskWords, time);
        var byTopic = results.GroupBy(r => r.Topic).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Measures.Of([.. g]));
        var missed = results.Where(r => r.Query.Expect == TestSet.None ? r.IsSure : r.Rank != 1).ToArray();
        if (json)
        {
            Printing.Json(new { entries = passages.Count, effort = new { buildMs = effort.Build.TotalMilliseconds, p99Ms = effort.P99.TotalMilliseconds, effort.Bytes }, all = Measures.Of(results), topics = byTopic, misses = misses ? missed : null });
            return CommandLine.Done;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{passages.Count} entries, {results.Count} questions; index built in {effort.Build.TotalMilliseconds:0} ms, {effort.Bytes / 1e6:0.0} MB; 99 of 100 questions within {effort.P99.TotalMilliseconds:0.0} ms"));
        Console.WriteLine("topic                 asked   MRR@10  success@1  recall@5  plain MRR@10  sure+right  sure+wrong | near misses  answered  left alone");
        Say("all", Measures.Of(results));
        foreach (var (topic, measures) in byTopic)
        {
            Say(topic, measures);
        }

        foreach (var miss in misses ? missed : [])
        {
            Console.WriteLine($"{miss.Query.Text}: expected {miss.Query.Expect} (rank {miss.Rank}), best {miss.Best}{(miss.IsSure ? ", given as the answer" : "")}");
        }

        return CommandLine.Done;
    }

    private static void Say(string topic, Measures m) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{topic,-20} {m.Answerable,6} {m.Mrr,8:0.000} {m.Success1,10:0.000} {m.Recall5,9:0.000} {m.PlainMrr,13:0.000} {m.SureAndRight,11:0.000} {m.SureAndWrong,11:0.000} | {m.NearMisses,11} {m.NearMissesAnswered,9:0.000} {m.NearMissesLeft,11:0.000}"));
}
