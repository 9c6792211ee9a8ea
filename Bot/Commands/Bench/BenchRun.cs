using System.Diagnostics;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Commands.Bench;

/// <summary>One broadcast for real: over HTTP, the ledger on the disk, to a sink in this process.</summary>
internal static class BenchRun
{
    private const int ImportBatch = 10_000;
    private const int AtOnce = 64;

    public static async Task<BenchResult> RunAsync(int recipients, double rate, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("sciencebot-bench-");
        try
        {
            await using var sink = await BotApiSink.StartAsync();
            using var sums = new MetricSums();
            await using var app = BotHost.Build(BotHome.Find(), builder => Adjust(builder, folder, sink.Address, rate));
            var tip = app.Services.GetRequiredService<ContentLibrary>().Current.Tips.Values.First(t => t is { Window: null, Regions: [], Image: null, Audiences: [], Crops: [] });
            say($"Importing {recipients} subscribers ...");
            await ImportAsync(app.Services, recipients);

            var text = TipMessage.PerLocale(tip, _ => "").Values.First().Text.ChatHtml;
            say("The bare loop ...");
            var bareMessages = rate > 0 ? Math.Min(recipients, 20_000) : Math.Min(recipients, 200_000);
            await BareLoop.RunAsync(sink.Address, Math.Min(bareMessages, 5000), AtOnce, text); // warms up
            var bare = await BareLoop.RunAsync(sink.Address, bareMessages, AtOnce, text);

            say("The broadcast ...");
            await app.StartAsync();
            var result = await BroadcastAsync(app.Services, sink, sums, tip, recipients, bare, folder);
            await app.StopAsync();
            return result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Adjust(WebApplicationBuilder builder, DirectoryInfo folder, string sink, double rate)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "bench.db")}",
            ["Telegram:Token"] = "1:bench",
            ["Telegram:BaseUrl"] = sink,
            ["Telegram:MessagesPerSecond"] = rate.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Telegram:MaxInFlight"] = AtOnce.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Telegram:PaidMessagesPerSecond"] = "0",
            ["Broadcasts:QuietHours"] = "",
            ["WebChat:Enabled"] = "false",
        });
    }

    public static async Task ImportAsync(IServiceProvider services, int recipients, string name = "")
    {
        var store = services.GetRequiredService<ISubscriberStore>();
        var database = services.GetRequiredService<Database>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var batch in Enumerable.Range(1, recipients).Chunk(ImportBatch))
        {
            await database.WriteAsync(async _ =>
            {
                foreach (var number in batch)
                {
                    await store.SaveAsync(new()
                    {
                        Address = new("telegram", (1_000_000_000L + number).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                        Name = name,
                        Locale = "zh-CN",
                        Status = SubscriberStatus.Active,
                        Since = now,
                    });
                }
            });
        }
    }

    private static async Task<BenchResult> BroadcastAsync(
        IServiceProvider services, BotApiSink sink, MetricSums sums, Tip tip, int recipients, double bare, DirectoryInfo folder)
    {
        var store = services.GetRequiredService<IBroadcastStore>();
        var before = sink.Received;
        var sizeBefore = Size(folder);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var freeze = Stopwatch.StartNew();
        var made = await services.GetRequiredService<BroadcastMaker>().MakeAsync(tip, AudienceFilter.Everyone, now, now.AddDays(1), null);
        freeze.Stop();

        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        while (sink.Received - before < recipients)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        watch.Stop();
        process.Refresh();
        var used = process.TotalProcessorTime - cpu;
        while ((await store.FindAsync(made!.Value.Broadcast.Id))!.Status != BroadcastStatus.Completed)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        process.Refresh();
        var (http, ledger, pacer) = (sums["sciencebot.send.duration"], sums["sciencebot.ledger.turn.duration"], sums["sciencebot.pacer.wait"]);
        return new BenchResult
        {
            Recipients = recipients,
            FreezeSeconds = freeze.Elapsed.TotalSeconds,
            Seconds = watch.Elapsed.TotalSeconds,
            MessagesPerSecond = recipients / watch.Elapsed.TotalSeconds,
            BareMessagesPerSecond = bare,
            CpuMicrosecondsPerMessage = used.TotalMicroseconds / recipients,
            HttpMillisecondsPerMessage = http.Sum * 1000 / Math.Max(1, http.Count),
            PacerMillisecondsPerMessage = pacer.Sum * 1000 / Math.Max(1, pacer.Count),
            LedgerShare = ledger.Sum / watch.Elapsed.TotalSeconds,
            LedgerTransactions = ledger.Count,
            PeakMemoryMegabytes = process.PeakWorkingSet64 / 1048576.0,
            DatabaseBytesPerRecipient = (Size(folder) - sizeBefore) / (double)recipients,
        };
    }

    private static long Size(DirectoryInfo folder)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, "bench.db"));
        return file.Exists ? file.Length : 0;
    }
}

/// <summary>What one run of the bench measured.</summary>
internal sealed record BenchResult
{
    public int Recipients { get; init; }

    public double FreezeSeconds { get; init; }

    public double Seconds { get; init; }

    public double MessagesPerSecond { get; init; }

    /// <summary>The bare HttpClient loop to the same sink, in the same run.</summary>
    public double BareMessagesPerSecond { get; init; }

    public double Ratio => MessagesPerSecond / BareMessagesPerSecond;

    /// <summary>Sink included: it is in the same process.</summary>
    public double CpuMicrosecondsPerMessage { get; init; }

    public double HttpMillisecondsPerMessage { get; init; }

    public double PacerMillisecondsPerMessage { get; init; }

    /// <summary>The part of the time in which a transaction of the ledger was under way (sends go on beside it).</summary>
    public double LedgerShare { get; init; }

    public long LedgerTransactions { get; init; }

    /// <summary>Of the whole process, import and sink included.</summary>
    public double PeakMemoryMegabytes { get; init; }

    public double DatabaseBytesPerRecipient { get; init; }
}
