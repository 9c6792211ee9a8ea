using System.CommandLine;
using Bot.Content;
using Bot.Enquiries;
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
        var bench = new Option<bool>("--bench") { Description = "Measures what a search costs in a folder of 5,000 answers." };
        var json = Printing.JsonOption();
        var command = new Command("ask", "Shows what a person who asks this would be answered.") { question, eval, misses, bench, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(services =>
        {
            var content = services.GetRequiredService<ContentLibrary>();
            return Task.FromResult((parsed.GetValue(question), parsed.GetValue(eval), parsed.GetValue(bench)) switch
            {
                ({ } text, null, false) => Ask(text, services.GetRequiredService<AnswerFinder>(), content.Current, parsed.GetValue(json)),
                (null, { } file, false) => AskMeasuring.Evaluate(file, content.Current, services.GetRequiredService<TimeProvider>(), parsed.GetValue(misses), parsed.GetValue(json)),
                (null, null, true) => AskMeasuring.Bench(content.Current, services.GetRequiredService<TimeProvider>(), parsed.GetValue(json)),
                _ => throw new StartRefusedException("Write either a question, ask \"玉米叶子发黄怎么办\", or a file of questions, ask --eval FILE, or ask --bench."),
            });
        }));
        return command;
    }

    private static int Ask(string text, AnswerFinder finder, ContentCatalog catalog, bool json)
    {
        var alarm = Emergencies.In(text, catalog.Emergencies);
        var finding = finder.Find(text, new([], null, null, []));
        var passages = finding.Passages;
        if (json)
        {
            Printing.Json(new { emergency = alarm?.Emergency.Id, calm = alarm?.IsCalm, answer = finding.GetType().Name, passages = passages.Select(p => new { p.Kind, p.Id, p.Topic, title = p.Wordings[0] }) });
            return CommandLine.Done;
        }

        if (alarm is not null)
        {
            Console.WriteLine(alarm.IsCalm
                ? $"Asks about {alarm.Emergency.Id}, in no danger: the number to call stands above the answer.\n"
                : $"Emergency {alarm.Emergency.Id}, said before anything else:\n{alarm.Emergency.Texts[catalog.Texts.DefaultLocale].Plain}\n");
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
}
