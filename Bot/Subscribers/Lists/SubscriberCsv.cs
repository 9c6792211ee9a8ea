using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bot.Subscribers.Lists;

/// <summary>Subscribers as a CSV file: what 'export' writes, 'import' reads.</summary>
internal static class SubscriberCsv
{
    public const string Columns = "channel,address,name,locale,topics,region,crops,audience,unit";

    private const int PageSize = 5000;
    private const char ListSeparator = ';';

    // As people type them, too.
    private static readonly char[] Separators = [ListSeparator, '；', '、', '，'];

    /// <summary>How lists are read and written.</summary>
    /// <param name="whenBad">Called when a field's quotes do not match.</param>
    /// <param name="column">What column a heading means.</param>
    public static CsvConfiguration Configuration(Action? whenBad = null, Func<string, string>? column = null) => new(CultureInfo.InvariantCulture)
    {
        PrepareHeaderForMatch = header => column is null ? header.Header.Trim().ToLowerInvariant() : column(header.Header),
        TrimOptions = TrimOptions.Trim,
        MissingFieldFound = null,
        BadDataFound = _ => whenBad?.Invoke(),
    };

    public static IReadOnlyList<string> SplitList(string? text) =>
        text is null ? [] : [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>Takes away what <see cref="Harmless"/> has put before a text.</summary>
    public static string? AsWritten(string? text) => text is ['\'', ..] && IsFormula(text) ? text[1..] : text;

    /// <summary>A new file; with a mark, since without one Chinese spreadsheets take UTF-8 for GBK.</summary>
    public static StreamWriter Create(string file) => new(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    /// <summary>Writes all subscribers.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> WriteAsync(TextWriter text, ISubscriberStore store, CancellationToken cancellationToken)
    {
        await using var csv = new CsvWriter(text, Configuration(), leaveOpen: true);
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

    /// <summary>A spreadsheet would run a stranger's text that begins like a formula.</summary>
    public static string? Harmless(string? text) => text is not null && IsFormula(text) ? "'" + text : text;

    // A number below zero, such as the id of a group, is a number.
    private static bool IsFormula(string text) =>
        text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] rest
        && !(rest[0] == '-' && long.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    private static void Write(CsvWriter csv, Subscriber subscriber)
    {
        csv.WriteField(subscriber.Address.Channel);
        csv.WriteField(Harmless(subscriber.Address.Id));
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
