using System.CommandLine;
using Bot.Subscribers;
using Bot.Subscribers.Lists;

namespace Bot.Commands;

/// <summary><c>subscribers import</c> and <c>subscribers export</c>.</summary>
internal static class SubscribersCommand
{
    public static Command Create() => new("subscribers", "Brings subscribers in from a CSV file, or writes them out.") { Import(), Export() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE.csv") { Description = $"Columns: {SubscriberCsv.Columns} (lists separated by ';', no topics = all); status and since as 'export' writes them, for who is new." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would happen and changes nothing." };
        var json = Printing.JsonOption();
        var command = new Command("import", "Adds or updates subscribers; a row that is wrong is named and left out, the others are taken.") { file, dryRun, json };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(services => ImportAsync(
            services, parsed.GetRequiredValue(file), parsed.GetValue(dryRun), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, FileInfo file, bool dryRun, bool json, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {file.FullName}.");
            return CommandLine.WrongUse;
        }

        var import = ActivatorUtilities.CreateInstance<SubscriberImport>(services);
        var result = await import.RunAsync(file.FullName, dryRun, Progress(json), cancellationToken);
        if (json)
        {
            Printing.Json(new { result.Imported, result.Updated, result.Refused, rejected = result.Rejected.Select(r => new { r.Line, reason = services.Say(r.Reason) }), dryRun });
        }
        else
        {
            foreach (var row in result.Rejected)
            {
                Console.WriteLine($"line {row.Line}: {services.Say(row.Reason)}");
            }

            Console.WriteLine($"{(dryRun ? "Would import" : "Imported")} {result.Imported} new and {result.Updated} known subscribers; {result.Refused} rows rejected.");
        }

        return result.Rejected.Count == 0 ? CommandLine.Done : CommandLine.FoundProblems;
    }

    private static Command Export()
    {
        var file = new Argument<FileInfo>("FILE.csv") { Description = $"Written anew; columns {SubscriberCsv.Columns},status,since." };
        var command = new Command("export", "Writes all subscribers to a file that 'import' can read.") { file };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(async services =>
        {
            var target = parsed.GetRequiredValue(file);
            if (target.Directory is { Exists: false } folder)
            {
                await Console.Error.WriteLineAsync($"There is no folder {folder.FullName}.");
                return CommandLine.WrongUse;
            }

            await using var text = SubscriberCsv.Create(target.FullName);
            var count = await SubscriberCsv.WriteAsync(text, services.GetRequiredService<ISubscriberStore>(), cancellationToken);
            Console.WriteLine($"Wrote {count} subscribers to {target.FullName}.");
            return CommandLine.Done;
        }));
        return command;
    }

    private static Action<long> Progress(bool json) => count =>
    {
        if (!json && count % 50_000 == 0)
        {
            Console.Error.WriteLine($"{count} rows ...");
        }
    };
}
