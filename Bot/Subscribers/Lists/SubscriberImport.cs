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

    private const int MaxAddress = 64;
    private const int MaxName = 100;

    private static readonly string[] KnownChannels = ["telegram", "webchat", "wechat"];

    public async Task<ImportResult> RunAsync(string file, bool dryRun, Action<long> progress, CancellationToken cancellationToken)
    {
        var result = new ImportResult();
        using var text = new StreamReader(file);
        using var csv = new CsvReader(text, SubscriberCsv.Configuration);
        if (!await csv.ReadAsync() || !csv.ReadHeader() || !NamesColumns(csv.HeaderRecord!))
        {
            result.Rejected.Add(new(1, $"The first line must name the columns: {SubscriberCsv.Columns}. At least channel and address are needed."));
            return result;
        }

        var seen = new HashSet<ChannelAddress>();
        var batch = new List<Subscriber>(BatchSize);
        while (await csv.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(csv, seen, batch, result);
            if (batch.Count == BatchSize)
            {
                await StoreAsync(batch, dryRun, result);
                progress(seen.Count);
            }
        }

        await StoreAsync(batch, dryRun, result);
        return result;
    }

    private static bool NamesColumns(string[] header)
    {
        var present = header.Select(h => h.Trim().ToLowerInvariant()).ToHashSet();
        return present.Contains("channel") && present.Contains("address");
    }

    private void Take(CsvReader csv, HashSet<ChannelAddress> seen, List<Subscriber> batch, ImportResult result)
    {
        var line = csv.Parser.RawRow;
        var (subscriber, problem) = Read(csv);
        if (subscriber is not null && !seen.Add(subscriber.Address))
        {
            problem = $"the address {subscriber.Address} is in the file twice";
        }

        if (problem is null)
        {
            batch.Add(subscriber!);
        }
        else
        {
            result.Rejected.Add(new(line, problem));
        }
    }

    private (Subscriber? Subscriber, string? Problem) Read(CsvReader csv)
    {
        var catalog = content.Current;
        var channel = Field(csv, "channel")?.ToLowerInvariant();
        var address = Field(csv, "address");
        var locale = Field(csv, "locale");
        var topics = SubscriberCsv.SplitList(Field(csv, "topics"));
        var crops = SubscriberCsv.SplitList(Field(csv, "crops"));
        var region = Field(csv, "region");
        var audience = Field(csv, "audience");
        var problem =
            channel is null || !KnownChannels.Contains(channel) ? $"the channel '{channel}' is not one of {string.Join(", ", KnownChannels)}"
            : address is null || address.Length > MaxAddress ? $"the address '{address}' must have 1 to {MaxAddress} characters"
            : channel == "telegram" && !long.TryParse(address, out _) ? $"'{address}' is no Telegram chat id: that is a number"
            : locale is not null && !catalog.Texts.Locales.Contains(locale) ? $"the locale '{locale}' is not one of {string.Join(", ", catalog.Texts.Locales)}"
            : topics.FirstOrDefault(t => !catalog.Topics.ContainsKey(t)) is { } topic ? $"there is no topic '{topic}'; known: {string.Join(", ", catalog.Topics.Keys)}"
            : crops.FirstOrDefault(c => !catalog.Crops.ContainsKey(c)) is { } crop ? $"there is no crop '{crop}'; known: {string.Join(", ", catalog.Crops.Keys)}"
            : region is not null && catalog.Regions.Find(region) is null ? $"there is no region with the code '{region}'"
            : audience is not null && !catalog.Audiences.ContainsKey(audience) ? $"there is no audience '{audience}'; known: {string.Join(", ", catalog.Audiences.Keys)}"
            : null;
        if (problem is not null)
        {
            return (null, problem);
        }

        var name = Field(csv, "name") ?? "";
        return (new Subscriber
        {
            Address = new(channel!, address!),
            IsGroup = channel == "telegram" && address!.StartsWith('-'),
            Name = name.Length <= MaxName ? name : name[..MaxName],
            Locale = locale ?? catalog.Texts.DefaultLocale,
            Topics = topics.Count == catalog.Topics.Count ? [] : topics,
            Region = region,
            Crops = crops,
            Audience = audience,
            Unit = Field(csv, "unit"),
            Status = SubscriberStatus.Active,
            Since = time.GetUtcNow(),
        }, null);
    }

    private static string? Field(CsvReader csv, string name) =>
        csv.TryGetField<string>(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim().TrimStart('\'') : null;

    private async Task StoreAsync(List<Subscriber> batch, bool dryRun, ImportResult result)
    {
        var (added, updated) = await database.WriteAsync(async _ =>
        {
            var (isNew, isKnown) = (0, 0);
            foreach (var subscriber in batch)
            {
                var known = await store.FindAsync(subscriber.Address);
                isNew += known is null ? 1 : 0;
                isKnown += known is null ? 0 : 1;
                if (!dryRun)
                {
                    // A list says who somebody is, not whether they want to hear from us: who stopped stays stopped.
                    await store.SaveAsync(known is null ? subscriber : subscriber with { Status = known.Status, StatusReason = known.StatusReason });
                }
            }

            return (isNew, isKnown);
        });
        result.Imported += added;
        result.Updated += updated;
        batch.Clear();
    }
}

/// <summary>What an import came to.</summary>
internal sealed class ImportResult
{
    public long Imported { get; set; }

    public long Updated { get; set; }

    public List<RejectedRow> Rejected { get; } = [];
}

/// <summary>A row that was not taken.</summary>
internal sealed record RejectedRow(int Line, string Reason);
