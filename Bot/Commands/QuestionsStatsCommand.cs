using System.CommandLine;
using System.Globalization;
using Bot.Content;
using Bot.Quizzes.Statistics;
using Bot.Subscribers.Lists;

namespace Bot.Commands;

/// <summary><c>questions stats</c> and <c>questions hurried</c>: how questions did, and who answered faster than anybody reads.</summary>
internal static class QuestionsStatsCommand
{
    private const int MostListed = 200;

    public static Command Stats()
    {
        var quiz = QuizArgument();
        var csv = new Option<FileInfo?>("--csv") { Description = $"Writes a table instead; columns {string.Join(',', StatisticsCsv.Columns)}." };
        var json = Printing.JsonOption();
        var command = new Command("stats", "Says how each question did: facility, discrimination, shares of the choices, median time; doubtful keys first.") { quiz, csv, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var figures = await services.GetRequiredService<StatisticsReader>().OfAsync(parsed.GetRequiredValue(quiz));
            if (figures.Count == 0)
            {
                await Console.Error.WriteLineAsync($"Nobody has answered '{parsed.GetValue(quiz)}' yet. Name a contest's id, or practice, or daily.");
                return CommandLine.WrongUse;
            }

            if (parsed.GetValue(csv) is { } file)
            {
                return await WriteAsync(services, figures, file);
            }

            if (parsed.GetValue(json))
            {
                Printing.Json(figures);
            }
            else
            {
                figures.ToList().ForEach(Print);
            }

            return figures.Any(f => f.Figures.IsKeyDoubtful) ? CommandLine.FoundProblems : CommandLine.Done;
        }));
        return command;
    }

    public static Command Hurried()
    {
        var quiz = QuizArgument();
        var json = Printing.JsonOption();
        var command = new Command("hurried", $"Lists attempts with answers that came faster than anybody reads, the first {MostListed}. Their points stand.") { quiz, json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var attempts = await services.GetRequiredService<HurriedAttempts>().ListAsync(parsed.GetRequiredValue(quiz), _ => true, MostListed);
            if (parsed.GetValue(json))
            {
                Printing.Json(attempts);
                return CommandLine.Done;
            }

            foreach (var a in attempts)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{a.Hurried,3} of {a.Questions,3} too fast  {a.Name} {a.Unit}  attempt {a.Number}, {a.Score} points in {a.TakenMs / 1000.0:0.0} s"));
            }

            Console.WriteLine(attempts.Count == 0 ? "None." : "Look at them before you name winners: their points stand.");
            return CommandLine.Done;
        }));
        return command;
    }

    private static Argument<string> QuizArgument() => new("QUIZ") { Description = "A contest's id, or practice, or daily." };

    private static async Task<int> WriteAsync(IServiceProvider services, IReadOnlyList<QuestionFigures> figures, FileInfo file)
    {
        if (file.Directory is { Exists: false } folder)
        {
            await Console.Error.WriteLineAsync($"There is no folder {folder.FullName}.");
            return CommandLine.WrongUse;
        }

        var catalog = services.GetRequiredService<ContentLibrary>().Current;
        await using var text = SubscriberCsv.Create(file.FullName);
        await StatisticsCsv.WriteAsync(text, figures, id => catalog.Questions.GetValueOrDefault(id)?.In(catalog.Texts.DefaultLocale).Stem);
        Console.WriteLine($"Wrote {figures.Count} questions to {file.FullName}.");
        return CommandLine.Done;
    }

    private static void Print(QuestionFigures f)
    {
        var taken = f.Choices.Count > 0
            ? f.Choices.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + i)}{(c.IsRight ? "*" : "")} {100 * c.Share:0}%"))
            : f.Given.Take(5).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Given}: {g.Count}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{f.Question,-32} n {f.Figures.Answers,6}  facility {f.Figures.Facility,5:0.0} %  discrimination {f.Figures.Discrimination?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",6} %  median {f.MedianSeconds,5:0.0} s  {string.Join(", ", taken)}{(f.Figures.IsKeyDoubtful ? "  <- is its key right?" : "")}"));
    }
}
