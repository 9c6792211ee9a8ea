using System.CommandLine;
using System.Globalization;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Subscribers.Lists;
using CsvHelper;

namespace Bot.Commands;

/// <summary><c>broadcasts export</c>: who got it, who did not, and why.</summary>
internal static class BroadcastsExport
{
    private const int PageSize = 5000;

    private static readonly string[] Columns = ["subscriber", "channel", "address", "name", "state", "reason", "attempts", "maybe_twice", "at", "message_id"];

    public static Command Create()
    {
        var id = BroadcastsCommand.IdArgument();
        var file = new Argument<FileInfo>("FILE.csv") { Description = $"Written anew; columns {string.Join(',', Columns)}." };
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

        var written = await WriteAsync(services.GetRequiredService<IDeliveryLedger>(), id, file.FullName, cancellationToken);
        Console.WriteLine($"Wrote {written} recipients to {file.FullName}.");
        return CommandLine.Done;
    }

    private static async Task<long> WriteAsync(IDeliveryLedger ledger, long id, string file, CancellationToken cancellationToken)
    {
        await using var text = SubscriberCsv.Create(file);
        await using var csv = new CsvWriter(text, SubscriberCsv.Configuration());
        foreach (var column in Columns)
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        long written = 0;
        for (long after = 0; ;)
        {
            var page = await ledger.PageAsync(id, after, PageSize);
            if (page.Count == 0)
            {
                return written;
            }

            foreach (var row in page)
            {
                Write(csv, row);
                await csv.NextRecordAsync();
            }

            written += page.Count;
            after = page[^1].Subscriber;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static void Write(CsvWriter csv, DeliveryRow row)
    {
        csv.WriteField(row.Subscriber);
        csv.WriteField(row.Channel);
        csv.WriteField(SubscriberCsv.Harmless(row.Address));
        csv.WriteField(SubscriberCsv.Harmless(row.Name));
        csv.WriteField(row.State.ToString());
        csv.WriteField(SubscriberCsv.Harmless(row.Reason));
        csv.WriteField(row.Attempts);
        csv.WriteField(row.Doubts > 0 ? "yes" : "no");
        csv.WriteField(row.At?.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        csv.WriteField(row.MessageId);
    }
}
