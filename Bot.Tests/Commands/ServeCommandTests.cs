using System.Diagnostics;
using System.Net.Sockets;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Shell;
using Bot.Tests.Fakes.Web;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Commands;

/// <summary><c>serve</c>: how it starts, how it ends, and what keeps it from starting.</summary>
public class ServeCommandTests
{
    [Theory]
    [InlineData("TimeZone", "Mars/Olympus", "TimeZone", "Mars/Olympus", "Asia/Shanghai")]
    [InlineData("Telegram__Token", "secret-without-colon", "Telegram:Token", "@BotFather")]
    [InlineData("Content__Path", "no/such/folder", "Content:Path", "no/such/folder")]
    [InlineData("WebChat__MessagesPerMinute", "0", "WebChat:MessagesPerMinute", "1 to 600")]
    [InlineData("WebChat__MessagesPerMinute", "many", "WebChat:MessagesPerMinute", "appsettings.json")]
    [InlineData("WebChat__Enabled", "perhaps", "WebChat:Enabled", "appsettings.json")]
    [InlineData("Telegram__MaxInFlight", "100000", "Telegram:MaxInFlight", "1 to 1000")]
    [InlineData("Broadcasts__StaleAfter", "-1", "Broadcasts:StaleAfter", "30.00:00:00")]
    [InlineData("Broadcasts__QuietHours", "at night", "Broadcasts:QuietHours", "21:00-07:00")]
    [InlineData("Urls", "localhost", "Urls", "http://127.0.0.1:5080")]
    [InlineData("Urls", "http://203.0.113.7:80", "Urls", "203.0.113.7")]
    [InlineData("Urls", "http://127.0.0.1:0/bot", "Urls", "http://127.0.0.1:5080")]
    [InlineData("Storage__ConnectionString", "bot.db", "Storage:ConnectionString", "Data Source=")]
    [InlineData("Storage__ConnectionString", "Data Source=/proc/none/bot.db", "Storage:ConnectionString", "/proc/none")]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence_that_names_it_and_the_fix(string setting, string value, params string[] naming)
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Settings[setting] = value;

        var outcome = await shell.RunAsync();

        outcome.ShouldBeRefused(naming);
        outcome.Errors.ShouldNotContain("secret-without-colon");
    }

    [Fact]
    public async Task A_taken_port_is_named_before_anything_is_sent()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        using var other = new TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        shell.Settings["Urls"] = $"http://{other.LocalEndpoint}";

        (await shell.RunAsync("serve")).ShouldBeRefused("Urls", other.LocalEndpoint.ToString()!);
    }

    [Fact]
    public async Task Https_without_its_certificate_is_refused_like_any_other_wrong_setting()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Settings["Urls"] = "https://127.0.0.1:0";
        shell.Settings["Kestrel__Certificates__Default__Path"] = shell.File("none.pfx");

        (await shell.RunAsync("serve")).ShouldBeRefused("Urls", "https://127.0.0.1:0");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        using var content = new ContentFolder().Tip("first");
        using var shell = new BotShell(content);
        await shell.RunAsync("broadcasts", "list");
        await using (var database = new SqliteConnection($"Data Source={shell.Database};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var newer = database.CreateCommand();
            newer.CommandText = "insert into schema_versions (version, name, applied_at) values (9999, 'from the future', 0)";
            await newer.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        (await shell.RunAsync("serve")).ShouldBeRefused(shell.Database, "9999", "newer ScienceBot");
        (await shell.RunAsync("send", "first")).ShouldBeRefused("9999");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        using var content = new ContentFolder();
        using var shell = new BotShell(content);
        shell.Write("bot.db", "Dear diary, today I wrote enough to fill a page that is no page of a database at all, and then some more.");

        (await shell.RunAsync("serve")).ShouldBeRefused(shell.Database, "Storage:ConnectionString");
        (await File.ReadAllTextAsync(shell.Database, TestContext.Current.CancellationToken)).ShouldStartWith("Dear diary");
    }

    [Fact]
    public async Task It_is_up_within_ten_seconds_says_where_and_ends_cleanly_within_five_with_pages_open()
    {
        using var content = new ContentFolder().Tip("first");
        using var shell = new BotShell(content);
        var watch = Stopwatch.StartNew();
        await using var running = await shell.ServeAsync();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        using var visitor = await WebVisitor.SubscribeAsync(running.Address);
        await using var page = await visitor.ListenAsync();
        running.Lines.ShouldContain("Channels: webchat. Content: 1 tips, 0 schedules, 0 problems. Stop with Ctrl+C.");

        watch.Restart();
        var code = await running.StopAsync();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        code.ShouldBe(0);
        running.Lines.ShouldAllBe(line => !line.Contains("Exception", StringComparison.Ordinal));
        File.Exists(shell.Database + "-wal").ShouldBeFalse("the database was not closed");

        shell.Settings["Urls"] = running.Address.GetLeftPart(UriPartial.Authority);
        await using var again = await shell.ServeAsync(); // at once, at the same address
    }

    [Fact]
    public async Task A_second_process_says_why_it_sends_nothing_and_takes_over_when_the_first_dies()
    {
        using var content = new ContentFolder().Tip("first").Tip("second");
        using var shell = new BotShell(content);
        await using var one = await shell.ServeAsync();
        await using var other = await shell.ServeAsync("serve");
        using var visitor = await WebVisitor.SubscribeAsync(one.Address);
        using var atOther = visitor.At(other.Address);
        await using var heardByOne = await visitor.ListenAsync();
        await using var heardByOther = await atOther.ListenAsync();
        await other.SaysAsync("this one sends nothing until that one ends");

        await shell.RunAsync("send", "first");
        (await heardByOne.NextFromBotAsync()).Message.Html.ShouldContain("标题 first");

        await Eventually.HoldsAsync(
            async () => (await shell.RunAsync("broadcasts", "show", "1", "--json")).ReadJson().GetProperty("status").GetString() == "completed",
            "the first broadcast to be recorded: what was not would rightly be sent again");
        await one.DieAsync();
        (await shell.RunAsync("send", "second")).Output.ShouldContain("goes to 1 subscribers");
        // The first that its own pages hear: it sent nothing before.
        (await heardByOther.NextFromBotAsync()).Message.Html.ShouldContain("标题 second");
    }
}
