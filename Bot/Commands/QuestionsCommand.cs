using System.CommandLine;
using System.Text;
using Bot.Content;
using Bot.Quizzes.Exchange;

namespace Bot.Commands;

/// <summary><c>questions import</c> and <c>questions export</c>.</summary>
internal static class QuestionsCommand
{
    public static Command Create() => new("questions", "Brings questions in and out, says how they did, and puts wrong keys right.") { Import(), Export(), QuestionsStatsCommand.Stats(), QuestionsStatsCommand.Hurried(), QuestionsRegradeCommand.Create(), QuestionsCorrectionsCommand.Create() };

    private static Option<ExchangeFormat?> FormatOption(string usual) => new("--format") { Description = $"gift, aiken or csv; {usual}.", CustomParser = Format };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "UTF-8, UTF-16 or GB18030." };
        var format = FormatOption("found out from the file if left out");
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would happen and writes nothing." };
        var json = Printing.JsonOption();
        var command = new Command("import", "Lays a file's questions down in questions/imported/, where they wait to be looked over; a broken one is named with its line.") { file, format, dryRun, json };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(services => ImportAsync(
            services, parsed.GetRequiredValue(file), parsed.GetValue(format), parsed.GetValue(dryRun), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> ImportAsync(
        IServiceProvider services, FileInfo file, ExchangeFormat? format, bool dryRun, bool json, CancellationToken cancellationToken)
    {
        if (!file.Exists || file.Length > QuestionImport.MaxBytes)
        {
            await Console.Error.WriteLineAsync(file.Exists ? $"{file.FullName} has more than {QuestionImport.MaxBytes >> 20} MB. Split it." : $"There is no file {file.FullName}.");
            return CommandLine.WrongUse;
        }

        var (read, written) = await ActivatorUtilities.CreateInstance<QuestionImport>(services).RunAsync(file, format, dryRun, cancellationToken);
        if (json)
        {
            Printing.Json(new { accepted = read.Accepted.Select(Described), rejected = read.Rejected, skipped = read.Skipped, writtenTo = written, dryRun });
        }
        else
        {
            Print(read, written, dryRun);
        }

        return read.Rejected.Count == 0 ? CommandLine.Done : CommandLine.FoundProblems;
    }

    private static void Print(ReadQuestions read, string? written, bool dryRun)
    {
        foreach (var (line, text) in read.Rejected.Select(r => (r.Line, $"rejected: {r.Reason} ({r.Text})"))
            .Concat(read.Skipped.Select(s => (s.Line, $"skipped: {s.Reason} ({s.Text})")))
            .Concat(read.Accepted.SelectMany(q => q.Notes.Select(n => (q.Line, $"note: {n} ({q.Stem})"))))
            .OrderBy(x => x.Line))
        {
            Console.WriteLine($"line {line}: {text}");
        }

        Console.WriteLine($"{(dryRun ? "Would take" : "Took")} {read.Accepted.Count} questions; {read.Rejected.Count} rejected, {read.Skipped.Count} skipped.");
        if (written is not null)
        {
            Console.WriteLine($"They wait in {written}: look them over, and move them to questions/<topic>/.");
        }
    }

    private static object Described(ImportedQuestion q) => new
    {
        q.Line,
        id = WaitingFile.IdOf(q),
        kind = WaitingFile.KindName(q.Kind),
        name = q.Name,
        q.Stem,
        choices = q.Choices.Select(c => new { c.Text, right = c.IsRight || c.Weight == 1, c.Weight, c.Feedback }),
        answer = (object?)q.Truth ?? q.Number?.Value,
        tolerance = q.Number?.Tolerance,
        q.Answers,
        q.Explanation,
        source = q.Source,
        url = q.SourceUrl,
        q.Topic,
        q.Tags,
        difficulty = q.Difficulty,
        keepOrder = q.KeepOrder,
        q.Notes,
    };

    private static Command Export()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Written anew, in UTF-8." };
        var format = FormatOption("gift if left out and the name does not end in .csv");
        var topic = new Option<string?>("--topic") { Description = "Only questions of this topic." };
        var command = new Command("export", "Writes all questions to a file that other systems and 'import' can read.") { file, format, topic };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(async services =>
        {
            var target = parsed.GetRequiredValue(file);
            if (target.Directory is { Exists: false } folder)
            {
                await Console.Error.WriteLineAsync($"There is no folder {folder.FullName}.");
                return CommandLine.WrongUse;
            }

            var only = parsed.GetValue(topic);
            var questions = services.GetRequiredService<ContentLibrary>().Current.Questions.Values.Where(q => only is null || q.Topic == only).OrderBy(q => q.Id, StringComparer.Ordinal).ToArray();
            var chosen = parsed.GetValue(format) ?? (target.Extension == ".csv" ? ExchangeFormat.Csv : ExchangeFormat.Gift);
            await File.WriteAllTextAsync(target.FullName, QuestionExport.Write(questions, chosen), new UTF8Encoding(false), cancellationToken);
            Console.WriteLine($"Wrote {questions.Length} questions to {target.FullName}.");
            return CommandLine.Done;
        }));
        return command;
    }

    private static ExchangeFormat? Format(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Enum.TryParse<ExchangeFormat>(result.Tokens[0].Value, ignoreCase: true, out var format) && Enum.IsDefined(format))
        {
            return format;
        }

        result.AddError($"'{result.Tokens[0].Value}' is no format. Write gift, aiken or csv.");
        return null;
    }
}
