using System.CommandLine;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Subscribers.Lists;

namespace Bot.Commands;

/// <summary><c>broadcasts export</c>: who got it, who did not, and why.</summary>
internal static class BroadcastsExport
{
    public static Command Create()
    {
        var id = BroadcastsCommand.IdArgument();
        var file = new Argument<FileInfo>("FILE.csv") { Description = $"Written anew; columns {string.Join(',', DeliveryCsv.Columns)}." };
        var command = new Command("export", "Writes one row for each recipient: who got it, who did not, and why.") { id, file };
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(services =>
            ExportAsync(services, parsed.GetRequiredValue(id), parsed.GetRequiredValue(file), cancellationToken)));
        return command;
    }

    private static async Task<int> ExportAsync(IServiceProvider services, long id, FileInfo file, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<IBroadcastStore>().FindAsync(id) is null)
        {
            await Console.Error.WriteLineAsync($"There is no broadcast {id}. See: broadcasts list.");
            return CommandLine.WrongUse;
        }

        if (file.Directory is { Exists: false } folder)
        {
            await Console.Error.WriteLineAsync($"There is no folder {folder.FullName}.");
            return CommandLine.WrongUse;
        }

        await using var text = SubscriberCsv.Create(file.FullName);
        var written = await DeliveryCsv.WriteAsync(text, services.GetRequiredService<IDeliveryLedger>(), id, cancellationToken);
        Console.WriteLine($"Wrote {written} recipients to {file.FullName}.");
        return CommandLine.Done;
    }
}
