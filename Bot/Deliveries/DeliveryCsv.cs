using System.Globalization;
using Bot.Subscribers.Lists;
using CsvHelper;

namespace Bot.Deliveries;

/// <summary>A broadcast's recipients as a CSV file: who got it, who did not, and why.</summary>
internal static class DeliveryCsv
{
    private const int PageSize = 5000;

    public static IReadOnlyList<string> Columns { get; } = ["subscriber", "channel", "address", "name", "state", "reason", "attempts", "maybe_twice", "at", "message_id"];

    /// <summary>Writes all recipients.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> WriteAsync(TextWriter text, IDeliveryLedger ledger, long broadcast, CancellationToken cancellationToken)
    {
        await using var csv = new CsvWriter(text, SubscriberCsv.Configuration(), leaveOpen: true);
        foreach (var column in Columns)
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        long written = 0;
        for (long after = 0; ;)
        {
            var page = await ledger.PageAsync(broadcast, after, PageSize);
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
