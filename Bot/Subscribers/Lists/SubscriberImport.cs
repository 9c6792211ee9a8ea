using Bot.Content;
using Bot.Messaging;
using Bot.Storage;
using CsvHelper;

namespace Bot.Subscribers.Lists;

/// <summary>Reads subscribers from a CSV file: good rows are taken, each bad one is named with its line and reason.</summary>
internal sealed class SubscriberImport(ISubscriberStore store, Database database, ContentLibrary content, TimeProvider time)
{
    /// <summary>Rows a transaction: few enough that a running bot hardly waits, many enough that the disk does not count.</summary>
    private const int BatchSize = 1000;

    /// <summary>Most characters that are repeated of a first line that names no columns.</summary>
    private const int MostShown = 100;

    public async Task<ImportResult> RunAsync(string file, bool dryRun, Action<long> progress, CancellationToken cancellationToken)
    {
        var result = new ImportResult();
        var isBad = false;
        using var text = ListFile.Open(file);
        var words = new ListWords(content.Current);
        using var csv = new CsvReader(text, SubscriberCsv.Configuration(whenBad: () => isBad = true, words.Column));
        if (ListFile.IsWorkbook(file))
        {
            result.Reject(1, new("reason.row-workbook"));
            return result;
        }

        if (!await csv.ReadAsync() || !csv.ReadHeader() || !NamesColumns(csv.HeaderRecord!, words))
        {
            result.Reject(1, new("reason.row-columns", ("value", string.Join(", ", csv.HeaderRecord ?? []).CutTo(MostShown)), ("known", new(TextKeys.ListColumns))));
            return result;
        }

        var seen = new HashSet<ChannelAddress>();
        var batch = new List<Subscriber>(BatchSize);
        for (isBad = false; await csv.ReadAsync(); isBad = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (subscriber, problem) = Read(csv, words, ref isBad);
            if (subscriber is not null && !seen.Add(subscriber.Address))
            {
                problem = new("reason.row-twice", ("value", subscriber.Address.ToString()));
            }

            if (problem is null)
            {
                batch.Add(subscriber!);
            }
            else
            {
                result.Reject(FirstLine(csv.Parser), problem);
            }

            if (batch.Count == BatchSize)
            {
                await StoreAsync(batch, dryRun, result);
                progress(seen.Count);
            }
        }

        await StoreAsync(batch, dryRun, result);
        return result;
    }

    private static bool NamesColumns(string[] header, ListWords words)
    {
        var present = header.Select(words.Column).ToHashSet();
        return present.Contains("channel") && present.Contains("address");
    }

    private (Subscriber? Subscriber, Phrase? Problem) Read(CsvReader csv, ListWords words, ref bool isBad)
    {
        var row = new SubscriberRow(csv, words);
        var subscriber = row.Problem() is null ? row.ToSubscriber(time.GetUtcNow()) : null;
        // Known only now that every field has been looked at. Without this, a quote never closed would swallow all that follows unsaid.
        return isBad
            ? (null, new("reason.row-quotes", ("line", csv.Parser.RawRow)))
            : (subscriber, row.Problem());
    }

    /// <summary>The line a row begins on; a quoted field may span several.</summary>
    private static int FirstLine(IParser parser)
    {
        var record = parser.RawRecord.TrimStart('\r', '\n');
        // The line end at its end belongs to the text, too, when a quote is never closed.
        var isClosed = record.Count(c => c == '"') % 2 == 0;
        return parser.RawRow - (isClosed ? record.TrimEnd('\r', '\n') : record).Count(c => c == '\n');
    }

    private async Task StoreAsync(List<Subscriber> batch, bool dryRun, ImportResult result)
    {
        var known = await database.WriteAsync(async _ =>
        {
            var count = await store.CountKnownAsync([.. batch.Select(s => s.Address)]);
            if (!dryRun)
            {
                await store.MergeAsync(batch);
            }

            return count;
        });
        result.Imported += batch.Count - known;
        result.Updated += known;
        batch.Clear();
    }
}

/// <summary>What an import came to.</summary>
internal sealed class ImportResult
{
    /// <summary>Reasons that are kept: more nobody reads, and a file of nothing but commas has millions.</summary>
    public const int MostReasons = 10_000;

    private readonly List<RejectedRow> rejected = [];

    public long Imported { get; set; }

    public long Updated { get; set; }

    /// <summary>Rows that were not taken.</summary>
    public long Refused { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<RejectedRow> Rejected => rejected;

    public void Reject(int line, Phrase reason)
    {
        Refused++;
        if (rejected.Count < MostReasons)
        {
            rejected.Add(new(line, reason));
        }
    }
}

/// <summary>A row that was not taken.</summary>
/// <param name="Line">The line it begins on.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record RejectedRow(int Line, Phrase Reason);
