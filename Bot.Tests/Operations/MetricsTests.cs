using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Bot.Notices;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Operations;

/// <summary><c>/metrics</c>, as Prometheus reads it.</summary>
public sealed partial class MetricsTests : IAsyncLifetime
{
    private const string Token = "0123456789abcdef0123";

    private readonly ContentFolder content = new ContentFolder().Tip("first");
    private readonly HttpClient http = new();
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync() => bot = await BotUnderTest.StartAsync(content, settings: new() { ["Metrics:Token"] = Token });

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task Every_line_is_one_that_Prometheus_can_read_and_names_nobody()
    {
        using var visitor = await WebVisitor.SubscribeAsync(bot.Address);
        await bot.Get<NoticeBoard>().PutAsync(new() { Key = "k", Kind = NoticeKind.BackupFailed, Severity = NoticeSeverity.Urgent, Text = "notice.backup-failed" });

        var text = await ReadAsync();

        text.ShouldEndWith("\n");
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => Line().IsMatch(line));
        var families = Regex.Matches(text, "^# TYPE ([a-z_]+) ", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToArray();
        families.ShouldBeUnique();
        text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').ShouldAllBe(l => families.Any(f => l.StartsWith(f, StringComparison.Ordinal)));
        text.ShouldContain("sciencebot_notices_open{severity=\"urgent\"} 1\n");
        text.ShouldContain("sciencebot_notices_open{severity=\"info\"} 0\n");
        text.ShouldContain("sciencebot_broadcasts_open{status=\"paused\"} 0\n");
        text.ShouldMatch("sciencebot_sends_total{channel=\"webchat\",lane=\"reply\",outcome=\"Sent\"} [1-9]");
        text.ShouldMatch("process_start_time_seconds 1[0-9]{9}");
    }

    [Fact]
    public async Task What_stands_now_is_told_and_not_summed_up()
    {
        (await ReadAsync()).ShouldContain("sciencebot_backup_newest_timestamp_seconds 0\n");
        bot.Get<Bot.Storage.Backup>().Write(bot.Get<Bot.Storage.Backup>().NewName()).ShouldBeNull();
        var first = await ReadAsync();
        first.ShouldMatch("sciencebot_backup_newest_timestamp_seconds 1[0-9]{9}\n");
        Sender(await ReadAsync()).ShouldBe(Sender(first));

        static string Sender(string text) => Regex.Match(text, "sciencebot_backup_newest_timestamp_seconds [0-9]+").Value;
    }

    [Fact]
    public async Task From_elsewhere_only_who_has_the_token_finds_it()
    {
        (await AskFromElsewhereAsync(null)).ShouldBe(HttpStatusCode.NotFound);
        (await AskFromElsewhereAsync("wrong")).ShouldBe(HttpStatusCode.NotFound);
        (await AskFromElsewhereAsync("")).ShouldBe(HttpStatusCode.NotFound);
        (await AskFromElsewhereAsync(Token)).ShouldBe(HttpStatusCode.OK);
    }

    private Task<string> ReadAsync() => http.GetStringAsync(new Uri(bot.Address, "/metrics"), TestContext.Current.CancellationToken);

    private async Task<HttpStatusCode> AskFromElsewhereAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Address, "/metrics"));
        request.Headers.Add("X-Forwarded-For", "203.0.113.5");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    [GeneratedRegex("""^(# HELP [a-z_]+ .+|# TYPE [a-z_]+ (counter|gauge|summary)|[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? -?[0-9.]+(E[+-]?[0-9]+)?)$""")]
    private static partial Regex Line();
}
