using System.CommandLine;
using Bot.Content;
using Bot.Enquiries;

namespace Bot.Commands;

/// <summary><c>enquiries missing</c>: what people asked and the content does not answer.</summary>
internal static class EnquiriesMissing
{
    public static Command Create()
    {
        var days = NumberOption.Create("--days", "How many days back.", 1, 366, 7);
        var json = Printing.JsonOption();
        var command = new Command("missing", "What was asked and not answered, or not helpfully; asked most often first.") { days, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var missing = await services.GetRequiredService<MissingAnswers>().ListAsync(parsed.GetValue(days));
            if (parsed.GetValue(json))
            {
                Printing.Json(missing);
                return CommandLine.Done;
            }

            var catalog = services.GetRequiredService<ContentLibrary>().Current;
            foreach (var topic in missing.GroupBy(m => m.Topic ?? "-").OrderByDescending(g => g.Sum(m => m.Times)))
            {
                Console.WriteLine($"{topic.Key}: {topic.Sum(m => m.Times)} questions");
                foreach (var m in topic)
                {
                    Console.WriteLine($"  {m.Times,4}x {m.Question}  ({m.Season}{(m.Regions.Count > 0 ? $"; {string.Join(", ", m.Regions.Select(r => $"{catalog.Regions.FullName(r.Key, catalog.TerminalLocale())} {r.Value}"))}" : "")}{(m.Unhelpful > 0 ? $"; {m.Unhelpful} found the answer no help" : "")}{(m.Nearest.Count > 0 ? $"; nearest: {string.Join(", ", m.Nearest)}" : "")})");
                }
            }

            Console.WriteLine(Advice(missing));
            return CommandLine.Done;
        }));
        return command;
    }

    /// <summary>How far the first few answers would go.</summary>
    private static string Advice(IReadOnlyList<MissingAnswer> missing)
    {
        var all = missing.Sum(m => m.Times);
        var few = missing.Take(5).ToArray();
        return all == 0
            ? "Everything that was asked was answered."
            : $"{all} questions, {missing.Count} different ones. The first {few.Length} answers would close {few.Sum(m => m.Times) * 100 / all} % of them.";
    }
}
