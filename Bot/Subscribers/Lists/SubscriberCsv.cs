using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bot.Subscribers.Lists;

/// <summary>Subscribers as a CSV file: what 'export' writes, 'import' reads.</summary>
internal static class SubscriberCsv
{
    public const string Columns = "channel,address,name,locale,topics,region,crops,audience,unit";

    private const int PageSize = 5000;
    private const char ListSeparator = ';';

    public static CsvConfiguration Configuration { get; } = new(CultureInfo.InvariantCulture)
    {
        PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
        TrimOptions = TrimOptions.Trim,
        MissingFieldFound = null,
        BadDataFound = null,
    };

    public static IReadOnlyList<string> SplitList(string? text) =>
        text?.Split(ListSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Writes all subscribers.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> WriteAsync(string file, ISubscriberStore store, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(file);
        await using var csv = new CsvWriter(text, Configuration);
        foreach (var column in Columns.Split(',').Concat(["status", "since"]))
        {
            csv.WriteField(column);
        }

        long written = 0;
        for (long after = 0; ;)
        {
            var page = await store.PageAsync(after, PageSize);
            if (page.Count == 0)
            {
                await csv.NextRecordAsync();
                return written;
            }

            foreach (var subscriber in page)
            {
                await csv.NextRecordAsync();
                Write(csv, subscriber);
            }

            written += page.Count;
            after = page[^1].Id;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A spreadsheet would run a strangers' text that begins like a formula.</summary>
    public static string? Harmless(string? text) => text?.IndexOfAny(['=', '+', '-', '@', '\t', '\r']) == 0 ? "'" + text : text;

    private static void Write(CsvWriter csv, Subscriber subscriber)
    {
        csv.WriteField(subscriber.Address.Channel);
        csv.WriteField(subscriber.Address.Id);
        csv.WriteField(Harmless(subscriber.Name));
        csv.WriteField(subscriber.Locale);
        csv.WriteField(string.Join(ListSeparator, subscriber.Topics));
        csv.WriteField(subscriber.Region);
        csv.WriteField(string.Join(ListSeparator, subscriber.Crops));
        csv.WriteField(subscriber.Audience);
        csv.WriteField(Harmless(subscriber.Unit));
        csv.WriteField(subscriber.Status.ToString());
        csv.WriteField(subscriber.Since.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }
}
