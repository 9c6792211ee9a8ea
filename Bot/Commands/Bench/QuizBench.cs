using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
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

    /// <summary>Answers before those that are measured: a program that has just started is slower.</summary>
    private const int WarmUp = 3000;

    /// <summary>Answers a second that two cores should take at ease.</summary>
    private const double Wanted = 1500;

    public static async Task<QuizBenchResult> RunAsync(int members, int atOnce, int responses, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("sciencebot-bench-");
        try
        {
            await using var sink = await BotApiSink.StartAsync();
            await using var app = BotHost.Build(BotHome.Find(), builder => Adjust(builder, folder, sink.Address));
            say($"Importing {WarmUp + (2 * members)} members ...");
            await BenchRun.ImportAsync(app.Services, WarmUp + (2 * members), "王");
            say("Bare inserts ...");
            var bare = BareInserts.Run(Path.Combine(folder.FullName, "bare.db"), Math.Min(members, 10_000));
            await app.StartAsync();
            say("The answers ...");
            var code = await AskAsync(app.Services);
            await AnswerAsync(app, code, 0, WarmUp, atOnce, double.PositiveInfinity);
            var answers = await AnswerAsync(app, code, WarmUp, members, atOnce, double.PositiveInfinity);
            say("As many a second as are wanted ...");
            var steady = await AnswerAsync(app, code, WarmUp + members, members, atOnce, Wanted);
            say($"Making {responses} responses ...");
            var data = new QuizBenchData(app.Services);
            await data.MakeAsync(responses);
            say("Looking at boards and cards ...");
            var (board, units, cards) = await data.LookAsync();
            await app.StopAsync();
            return answers with { Steady = steady, BareInsertsPerSecond = bare, Responses = responses, LeaderboardMilliseconds = board, UnitsMilliseconds = units, DueCardsMilliseconds = cards };
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

    private static async Task<QuizBenchResult> AnswerAsync(WebApplication app, DailyCode code, int first, int members, int atOnce, double rate)
    {
        var database = app.Services.GetRequiredService<Database>();
        var (times, replies) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        using var listener = Listen(replies);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = atOnce });
        var address = new Uri(new Uri(app.Urls.First()), "/telegram/webhook");
        var next = first - 1;
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref next); i < first + members; i = Interlocked.Increment(ref next))
            {
                var early = TimeSpan.FromSeconds((i - first) / rate) - watch.Elapsed;
                if (early > TimeSpan.Zero)
                {
                    await Task.Delay(early, TimeProvider.System);
                }

                times.Add(await TapAsync(http, address, i, code));
            }
        }));
        while (replies.Count < members)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        watch.Stop();
        process.Refresh();
        var stored = await database.ReadAsync(session => session.ScalarAsync<int>("select count(*) from responses"));
        return stored != first + members
            ? throw new InvalidOperationException($"{first + members} answers were given, {stored} are stored.")
            : new()
            {
                Members = members,
                AnswersPerSecond = members / watch.Elapsed.TotalSeconds,
                CpuMicrosecondsPerAnswer = (process.TotalProcessorTime - cpu).TotalMicroseconds / members,
                WebhookMilliseconds95 = Percentile(times, 0.95),
                ReplyMilliseconds50 = Percentile(replies, 0.5) * 1000,
                ReplyMilliseconds95 = Percentile(replies, 0.95) * 1000,
            };
    }

    /// <returns>Milliseconds until the update was stored.</returns>
    private static async Task<double> TapAsync(HttpClient http, Uri address, int number, DailyCode code)
    {
        var begun = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(Tap(number, code), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>A question of the day that goes to nobody: only its answers are measured.</summary>
    private static async Task<DailyCode> AskAsync(IServiceProvider services)
    {
        var calendar = services.GetRequiredService<Quizzes.Calendar>();
        var question = services.GetRequiredService<ContentLibrary>().Current.Questions.Values.First(q => q.Kind == QuestionKind.Single);
        var version = await services.GetRequiredService<QuestionVersions>().OfAsync(question);
        var code = AnswerCode.NewSecret();
        var id = await services.GetRequiredService<DailyStore>().AddAsync(
            "bench@1", version, question.Topic, code, Shuffling.Shown(question, 1), calendar.Today, calendar.Now, calendar.Now.AddDays(1)) ?? throw new InvalidOperationException("There is one already.");
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

    /// <summary>The same at a steady 1,500 a second; null when this is that.</summary>
    public QuizBenchResult? Steady { get; init; }

    /// <summary>From the first request to the last answer being taken by the platform.</summary>
    public double AnswersPerSecond { get; init; }

    /// <summary>Until the webhook says that it has stored an update, the caller's share included.</summary>
    public double WebhookMilliseconds95 { get; init; }

    /// <summary>From storing an update to the platform taking the answer to it.</summary>
    public double ReplyMilliseconds50 { get; init; }

    /// <inheritdoc cref="ReplyMilliseconds50"/>
    public double ReplyMilliseconds95 { get; init; }

    /// <summary>Of the whole process: whoever taps and the platform that takes the answers are in it too.</summary>
    public double CpuMicrosecondsPerAnswer { get; init; }

    /// <summary>One row a commit, each on the disk before the next, one after the other.</summary>
    public double BareInsertsPerSecond { get; init; }

    /// <summary>Answers for each bare insert: an answer is some 25 statements, but those that come together share a commit.</summary>
    public double Ratio => AnswersPerSecond / BareInsertsPerSecond;

    public int Responses { get; init; }

    /// <summary>The first ten and one's own place, 95th of a hundred looks.</summary>
    public double LeaderboardMilliseconds { get; init; }

    public double UnitsMilliseconds { get; init; }

    public double DueCardsMilliseconds { get; init; }
}
