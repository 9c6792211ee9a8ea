using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Daily;
using Bot.Storage;

namespace Bot.Commands.Bench;

/// <summary>Answers to the question of the day as Telegram brings them: over HTTP, durable, each answered; beside bare inserts.</summary>
internal static class QuizBench
{
    private const string Secret = "bench-secret";
    private const long FirstUser = 1_000_000_001;

    public static async Task<QuizBenchResult> RunAsync(int members, int atOnce, int responses, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("sciencebot-bench-");
        try
        {
            await using var sink = await BotApiSink.StartAsync();
            await using var app = BotHost.Build(BotHome.Find(), builder => Adjust(builder, folder, sink.Address));
            say($"Importing {members} members ...");
            await BenchRun.ImportAsync(app.Services, members);
            say("Bare inserts ...");
            var bare = await QuizBenchData.BareInsertsAsync(app.Services.GetRequiredService<Database>(), members, atOnce);
            await app.StartAsync();
            say("The answers ...");
            var answers = await AnswerAsync(app, members, atOnce);
            say($"Making {responses} responses ...");
            var data = new QuizBenchData(app.Services);
            await data.MakeAsync(responses);
            say("Looking at boards and cards ...");
            var (board, units, cards) = await data.LookAsync();
            await app.StopAsync();
            return answers with { BareInsertsPerSecond = bare, Ratio = answers.AnswersPerSecond / bare, Responses = responses, LeaderboardMilliseconds = board, UnitsMilliseconds = units, DueCardsMilliseconds = cards };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Adjust(WebApplicationBuilder builder, DirectoryInfo folder, string sink)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "bench.db")}",
            ["Telegram:Token"] = "1:bench",
            ["Telegram:BaseUrl"] = sink,
            ["Telegram:MessagesPerSecond"] = "0",
            ["Telegram:MessagesPerChatPerSecond"] = "0",
            ["Telegram:Webhook:Url"] = "https://bench.example.org/telegram/webhook",
            ["Telegram:Webhook:Secret"] = Secret,
            ["WebChat:Enabled"] = "false",
        });
    }

    private static async Task<QuizBenchResult> AnswerAsync(WebApplication app, int members, int atOnce)
    {
        var code = await AskAsync(app.Services);
        var database = app.Services.GetRequiredService<Database>();
        var times = new ConcurrentBag<double>();
        var replies = new ConcurrentBag<double>();
        using var listener = Listen(replies);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = atOnce });
        var address = new Uri(new Uri(app.Urls.First()), "/telegram/webhook");
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < members; i = Interlocked.Increment(ref next))
            {
                var begun = Stopwatch.GetTimestamp();
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(Tap(i, code), Encoding.UTF8, "application/json") };
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
                using var response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }));
        while (await database.ReadAsync(session => session.ScalarAsync<int>("select count(*) from responses")) < members || replies.Count < members)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        watch.Stop();
        return new()
        {
            Members = members,
            AnswersPerSecond = members / watch.Elapsed.TotalSeconds,
            WebhookMilliseconds95 = Percentile(times, 0.95),
            ReplyMilliseconds50 = Percentile(replies, 0.5) * 1000,
            ReplyMilliseconds95 = Percentile(replies, 0.95) * 1000,
        };
    }

    /// <summary>A question of the day that goes to nobody: only its answers are measured.</summary>
    private static async Task<DailyCode> AskAsync(IServiceProvider services)
    {
        var calendar = services.GetRequiredService<Quizzes.Calendar>();
        var topic = services.GetRequiredService<ContentLibrary>().Current.Questions.Values.First(q => q.Kind == QuestionKind.Single).Topic;
        await services.GetRequiredService<DailyMaker>().MakeAsync(
            topic, new AudienceFilter { Channels = ["none"] }, calendar.Now, calendar.Now.AddDays(1), "bench@1", new SendingTerms());
        var (id, code) = await services.GetRequiredService<Database>().ReadAsync(session => session.FirstOrDefaultAsync<(long, string)>("select id, code from daily_questions"));
        return new(id, code, AnswerAct.Choose, 0);
    }

    private static string Tap(int number, DailyCode code)
    {
        var user = FirstUser + number;
        var choice = code with { Bits = number % 2 };
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            {"update_id":{{{number + 1}}},"callback_query":{"id":"{{{number}}}","from":{"id":{{{user}}},"is_bot":false,"first_name":"王","language_code":"zh-hans"},
            "message":{"message_id":1,"date":1,"chat":{"id":{{{user}}},"type":"private","first_name":"王"}},"chat_instance":"1","data":"{{{choice}}}"}}
            """);
    }

    private static MeterListener Listen(ConcurrentBag<double> replies)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == BotMetrics.MeterName && instrument.Name == "sciencebot.reply.latency")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => replies.Add(value));
        listener.Start();
        return listener;
    }

    private static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}

/// <summary>What one run of the quiz bench measured.</summary>
internal sealed record QuizBenchResult
{
    public int Members { get; init; }

    /// <summary>From the first request to the last answer being taken by the platform.</summary>
    public double AnswersPerSecond { get; init; }

    /// <summary>Until the webhook says that it has stored an update, the caller's share included.</summary>
    public double WebhookMilliseconds95 { get; init; }

    /// <summary>From storing an update to the platform taking the answer to it.</summary>
    public double ReplyMilliseconds50 { get; init; }

    /// <inheritdoc cref="ReplyMilliseconds50"/>
    public double ReplyMilliseconds95 { get; init; }

    /// <summary>One row a write, durable, on the same file through the same writer, as many at once.</summary>
    public double BareInsertsPerSecond { get; init; }

    public double Ratio { get; init; }

    public int Responses { get; init; }

    /// <summary>The first ten and one's own place, 95th of a hundred looks.</summary>
    public double LeaderboardMilliseconds { get; init; }

    public double UnitsMilliseconds { get; init; }

    public double DueCardsMilliseconds { get; init; }
}
