using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.Fakes.Telegram;

public sealed partial class FakeTelegramTests
{
    [Fact]
    public async Task An_update_comes_again_until_a_higher_offset_confirms_it()
    {
        _telegram.Says(_wang, "一");
        _telegram.Says(_wang, "二");
        var first = (await UpdatesAsync(limit: 1)).Single().GetProperty("update_id").GetInt64();
        (await UpdatesAsync()).Length.ShouldBe(2);
        (await UpdatesAsync(offset: first + 1)).Single().GetProperty("message").GetProperty("text").GetString().ShouldBe("二");
        (await UpdatesAsync(offset: first + 2)).ShouldBeEmpty();
        _telegram.PendingUpdates.ShouldBe(0);
    }

    [Fact]
    public async Task A_long_poll_ends_as_soon_as_someone_writes()
    {
        var poll = UpdatesAsync(timeout: 50);
        _telegram.Says(_wang, "/start");
        (await poll.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_poll_ends_the_first_with_a_conflict()
    {
        var first = _bot.CallAsync("getUpdates", new { timeout = 50 });
        while (_telegram.Calls.Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        var second = _bot.CallAsync("getUpdates", new { timeout = 50 });
        var refused = await first.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        refused.Code.ShouldBe(409);
        refused.Description.ShouldContain("terminated by other getUpdates request");
        _telegram.Says(_wang, "一");
        (await second).Code.ShouldBe(200);
    }

    [Fact]
    public async Task Kinds_not_asked_for_are_not_delivered()
    {
        await _bot.CallAsync("getUpdates", new { allowed_updates = new[] { "message" } });
        _telegram.Blocks(_wang);
        _telegram.Unblocks(_wang);
        _telegram.Says(_wang, "一");
        (await UpdatesAsync()).Single().TryGetProperty("message", out _).ShouldBeTrue();
        (await _bot.CallAsync("getUpdates", new { allowed_updates = new[] { "mesage" } })).Code.ShouldBe(400);
    }

    [Theory]
    [InlineData(0, 0, 400)]
    [InlineData(101, 0, 400)]
    [InlineData(1, 51, 400)]
    [InlineData(100, 0, 200)]
    public async Task GetUpdates_keeps_its_limits(int limit, int timeout, int code) =>
        (await _bot.CallAsync("getUpdates", new { limit, timeout })).Code.ShouldBe(code);

    [Fact]
    public async Task Any_update_can_be_injected_and_ids_may_jump()
    {
        _telegram.InjectsRawUpdate("""{"hologram":{"of":"a cow"}}""");
        _telegram.JumpsUpdateId(-50_000);
        _telegram.Says(_wang, "一");
        var updates = await UpdatesAsync();
        updates[0].GetProperty("hologram").GetProperty("of").GetString().ShouldBe("a cow");
        updates[1].GetProperty("update_id").GetInt64().ShouldBeLessThan(updates[0].GetProperty("update_id").GetInt64());
    }

    [Fact]
    public async Task Updates_live_for_24_hours()
    {
        _telegram.Says(_wang, "一");
        _clock.Advance(TimeSpan.FromHours(25));
        (await UpdatesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://kx.cn/hook", "s", 400)]
    [InlineData("https://kx.cn:8080/hook", "s", 400)]
    [InlineData("https://kx.cn:8443/hook", "a b", 400)]
    [InlineData("https://kx.cn:8443/hook", "a-b_9", 200)]
    public async Task A_webhook_has_an_https_address_and_a_plain_secret(string url, string secret_token, int code) =>
        (await _bot.CallAsync("setWebhook", new { url, secret_token })).Code.ShouldBe(code);

    [Fact]
    public async Task A_webhook_hears_everything_in_order_and_again_until_it_says_2xx()
    {
        var heard = new List<string>();
        var attempts = 0;
        await using var hook = await StartHookAsync(async context =>
        {
            using var update = await JsonDocument.ParseAsync(context.Request.Body);
            context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString().ShouldBe("secret_1");
            context.Response.StatusCode = ++attempts < 3 ? 500 : 200;
            if (attempts >= 3)
                heard.Add(update.RootElement.GetProperty("message").GetProperty("text").GetString()!);
        });
        _telegram.Says(_wang, "一");
        (await _bot.CallAsync("setWebhook", new { url = hook.Urls.Single() + "/hook", secret_token = "secret_1", max_connections = 1 })).Code.ShouldBe(200);
        _telegram.Says(_wang, "二");
        (await _bot.CallAsync("getUpdates")).Code.ShouldBe(409);
        for (var i = 0; i < 500 && _telegram.PendingUpdates > 0; i++)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        heard.ShouldBe(["一", "二"]);
        (await _bot.CallAsync("getWebhookInfo")).Result.GetProperty("last_error_message").GetString()!.ShouldContain("500");
        (await _bot.CallAsync("deleteWebhook")).Code.ShouldBe(200);
        _telegram.Says(_wang, "三");
        (await UpdatesAsync()).Length.ShouldBe(1);
    }

    private async Task<JsonElement[]> UpdatesAsync(long offset = 0, int limit = 100, int timeout = 0) =>
        [.. (await _bot.CallAsync("getUpdates", new { offset, limit, timeout })).Result.EnumerateArray()];

    private static async Task<WebApplication> StartHookAsync(RequestDelegate hear)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(hear);
        await app.StartAsync();
        return app;
    }
}
