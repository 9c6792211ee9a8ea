using System.Diagnostics;
using System.Globalization;
using System.Net;
using Bot.Staff.Api;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Storage;
using Bot.Subscribers;

namespace Bot.Commands.Bench;

/// <summary>Every page of the console and every address of the API that can be read, over HTTP, with the data of a large installation.</summary>
internal static class ConsoleBench
{
    /// <summary>Makes the data, starts the program anew on it and reads.</summary>
    /// <param name="size">How large the installation is.</param>
    /// <param name="times">How often each address is read after the first time.</param>
    /// <param name="only">Reads only addresses with this in them.</param>
    /// <param name="changing">Whether a subscriber changes before each time, as where many come and go: what was counted must be counted again.</param>
    /// <param name="say">Hears how far it is.</param>
    public static async Task<ConsoleBenchResult> RunAsync(ConsoleBenchSize size, int times, string only, bool changing, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("sciencebot-bench-");
        try
        {
            var home = BotHome.Find();
            await using (var app = BotHost.Build(home, builder => Adjust(builder, folder)))
            {
                await new ConsoleBenchData(app.Services, size, say).MakeAsync();
            }

            // Another process than the one that has just written all this.
            await using var bot = BotHost.Build(home, builder => Adjust(builder, folder));
            await bot.StartAsync();
            say("Reading every page ...");
            using var reader = await SignInAsync(bot);
            var pages = await MeasureAsync(bot, reader, times, only, changing, say);
            var bare = await TimesAsync(reader, "/health/live", times, () => Task.CompletedTask);
            var kinds = await bot.Services.GetRequiredService<Database>().ReadAsync(session => session.ScalarAsync<int>("select count(distinct traits_key) from subscribers where status = 'Active'"));
            await bot.StopAsync();
            return new(size, kinds, bare, [.. pages.OrderByDescending(p => p.MedianMilliseconds)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Adjust(WebApplicationBuilder builder, DirectoryInfo folder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder.FullName, "bench.db")}",
            ["Telegram:Token"] = "",
            ["Broadcasts:QuietHours"] = "",
        });
    }

    private static async Task<HttpClient> SignInAsync(WebApplication app)
    {
        var admin = (await app.Services.GetRequiredService<StaffStore>().ListAsync()).First(m => m.Role == Role.Admin);
        var cookie = await app.Services.GetRequiredService<StaffSessions>().BeginAsync(admin.Id);
        var (token, _) = await app.Services.GetRequiredService<ApiTokens>().AddAsync(admin.Id, "bench", Role.Admin, [.. Scope.All.Select(s => s.Name)], TimeSpan.FromDays(1));
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Add("Cookie", $"{StaffCookie.Name}={cookie}");
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        return http;
    }

    private static async Task<IReadOnlyList<PageTime>> MeasureAsync(WebApplication app, HttpClient reader, int times, string only, bool changing, Action<string> say)
    {
        var pages = new List<PageTime>();
        var subscribers = app.Services.GetRequiredService<ISubscriberStore>();
        var someone = (await subscribers.PageAsync(0, 1))[0];
        foreach (var address in (await new ConsoleBenchAddresses(app.Services).ListAsync()).Where(a => a.Contains(only, StringComparison.Ordinal)))
        {
            var page = await TimesAsync(reader, address, times, () => changing ? subscribers.SetStatusAsync(someone.Address, someone.Status, null) : Task.CompletedTask);
            say(string.Create(CultureInfo.InvariantCulture, $"{page.MedianMilliseconds,10:N1} ms, CPU {page.CpuMilliseconds,8:N1} ms {address}"));
            pages.Add(page);
        }

        return pages;
    }

    private static async Task<PageTime> TimesAsync(HttpClient reader, string address, int times, Func<Task> change)
    {
        var (first, status, length) = await GetAsync(reader, address);
        var later = new List<double>();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        for (var i = 0; i < times; i++)
        {
            await change();
            later.Add((await GetAsync(reader, address)).Milliseconds);
        }

        process.Refresh();
        later.Sort();
        return new(address, (int)status, length / 1024.0, first, later[later.Count / 2], later[^1], (process.TotalProcessorTime - cpu).TotalMilliseconds / times);
    }

    private static async Task<(double Milliseconds, HttpStatusCode Status, long Length)> GetAsync(HttpClient reader, string address)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await reader.GetAsync(address);
        var length = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
        return (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, answer.StatusCode, length);
    }
}

/// <summary>How large the installation is that is measured.</summary>
/// <param name="Subscribers">People, spread over the regions, crops, audiences and topics of the content folder.</param>
/// <param name="Enquiries">Questions handed to people.</param>
/// <param name="Responses">Answers in quizzes.</param>
internal sealed record ConsoleBenchSize(int Subscribers, int Enquiries, int Responses);

/// <summary>What one run of the console's bench measured.</summary>
/// <param name="Size">Of the installation.</param>
/// <param name="Kinds">How many different traits its people have.</param>
/// <param name="Bare">An address that asks nothing of the database, by the same client in the same run.</param>
/// <param name="Pages">The slowest first.</param>
internal sealed record ConsoleBenchResult(ConsoleBenchSize Size, int Kinds, PageTime Bare, IReadOnlyList<PageTime> Pages);

/// <summary>How long one address takes, from the request to its last byte.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Status">The answer's status code.</param>
/// <param name="Kilobytes">Its length.</param>
/// <param name="FirstMilliseconds">The first time after the start.</param>
/// <param name="MedianMilliseconds">Of the times after it.</param>
/// <param name="LongestMilliseconds">Of those.</param>
/// <param name="CpuMilliseconds">Of the whole process each time, the reader's share included: it tells more than the clock while others use the machine.</param>
internal sealed record PageTime(
    string Address, int Status, double Kilobytes, double FirstMilliseconds, double MedianMilliseconds, double LongestMilliseconds, double CpuMilliseconds);
