using System.Net;
using System.Text.Json;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Broadcasts;

/// <summary>Seeing how a broadcast goes, while it goes and long after.</summary>
public class WatchingTests
{
    [Fact]
    public async Task The_live_address_counts_up_gives_a_rate_and_an_end_and_stops_when_it_is_done()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:MessagesPerSecond"] = "20" });
        await bot.SubscribeAsync(telegram.NewUsers(60));
        var id = await bot.BroadcastAsync("news");
        using var http = new HttpClient { BaseAddress = bot.Address };

        var seen = new List<JsonElement>();
        await using var stream = await http.GetStreamAsync($"/broadcasts/{id}/live", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                seen.Add(JsonDocument.Parse(line["data: ".Length..]).RootElement);
            }
        }

        seen.Count.ShouldBeGreaterThan(2);
        seen.Select(s => s.GetProperty("sent").GetInt64()).ShouldBeInOrder();
        seen[^1].GetProperty("status").GetString().ShouldBe("completed");
        seen[^1].GetProperty("sent").GetInt64().ShouldBe(60);
        seen.ShouldContain(s => s.GetProperty("rate").GetDouble() > 5 && s.GetProperty("eta").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Whoever_comes_through_a_proxy_sees_nothing()
    {
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content);
        var id = await bot.BroadcastAsync("news");
        using var http = new HttpClient { BaseAddress = bot.Address };
        (await http.GetAsync($"/broadcasts/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        (await http.GetAsync($"/broadcasts/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync($"/broadcasts/{id}/live", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Host", "evil.example:5080")]
    [InlineData("Via", "1.1 somebody")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    public async Task A_page_that_rebound_its_name_and_a_quiet_proxy_see_nothing_either(string header, string value)
    {
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content);
        var id = await bot.BroadcastAsync("news");
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Add(header, value);

        (await http.GetAsync($"/broadcasts/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Folding_keeps_the_counts_and_drops_the_rows()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        using var content = new ContentFolder().Tip("news");
        await using var bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(4));
        await bot.SubscribeAsync([telegram.NewUser("never pressed start")]);
        var id = await bot.BroadcastAsync("news");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        var before = await bot.ReportAsync(id);
        var ledger = bot.Get<IDeliveryLedger>();
        var now = bot.Get<TimeProvider>().GetUtcNow();

        (await ledger.FoldAsync(now.AddDays(-1))).ShouldBe(0);
        (await ledger.FoldAsync(now.AddDays(1))).ShouldBe(5);

        var after = await bot.ReportAsync(id);
        after.Counts.ByState.ShouldBe(before.Counts.ByState, ignoreOrder: true);
        after.Counts.ByReason.ShouldBe(before.Counts.ByReason, ignoreOrder: true);
        (await ledger.PageAsync(id, 0, 100)).ShouldBeEmpty();
    }
}
