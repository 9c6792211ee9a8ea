using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Channels.Telegram;

/// <summary>Whatever keeps us from receiving, the log says what to do; and it never says the token (every test's fixture looks for it).</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private readonly ContentFolder content = new();
    private FakeTelegram telegram = null!;

    public async ValueTask InitializeAsync() => telegram = await FakeTelegram.StartAsync();

    public async ValueTask DisposeAsync()
    {
        content.Dispose();
        await telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_token_is_said_to_be_wrong_and_where_to_set_it()
    {
        await using var bot = await BotUnderTest.StartAsync(
            content, telegram, settings: new() { ["Telegram:Token"] = "123456789:AAWrongTokenForTestsOnly0123456789abc" });

        await SaysAsync(bot, "does not know this bot's token", "@BotFather", "Telegram__Token");
    }

    [Fact]
    public async Task A_second_program_with_the_same_token_is_named_as_the_cause()
    {
        await using var bot = await ConnectAsync();
        using var other = new RawCaller(telegram);

        (await other.CallAsync("getUpdates", new { timeout = 0 })).Code.ShouldBe(200);

        await SaysAsync(bot, "another program polls with the same token");
    }

    [Fact]
    public async Task A_webhook_set_by_somebody_else_is_named_as_the_cause()
    {
        await using var bot = await ConnectAsync();
        using var other = new RawCaller(telegram);

        await other.CallAsync("setWebhook", new { url = "https://elsewhere.example.org/hook" });

        await SaysAsync(bot, "a webhook is set for this bot");
    }

    [Fact]
    public async Task A_webhook_left_over_from_before_is_taken_away()
    {
        using var other = new RawCaller(telegram);
        await other.CallAsync("setWebhook", new { url = "https://elsewhere.example.org/hook" });
        await using var bot = await ConnectAsync();
        var wang = telegram.NewUser("王");

        telegram.Says(wang, "/help");

        (await telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("您可以发这些字");
        telegram.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nobody_answers_the_other_channels_run_all_the_same()
    {
        // Port 9 discards; nobody listens there.
        await using var bot = await BotUnderTest.StartAsync(content, telegram, settings: new() { ["Telegram:BaseUrl"] = "http://127.0.0.1:9" });
        await SaysAsync(bot, "getMe failed");
        using var http = new HttpClient();

        (await http.GetAsync(new Uri(bot.Address, "/chat"), TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_webhook_secret_a_random_one_is_agreed_and_never_logged()
    {
        await using var bot = await BotUnderTest.StartAsync(
            content, telegram, settings: new() { ["Telegram:Webhook:Url"] = "https://bot.example.org/telegram/webhook" });
        await Eventually.HoldsAsync(() => telegram.Calls.Any(c => c.Method == "setWebhook"), "the webhook is set");

        var secret = telegram.Calls.Single(c => c.Method == "setWebhook").Argument("secret_token").ShouldNotBeNull();

        secret.Length.ShouldBeGreaterThanOrEqualTo(32);
        bot.Log.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal));
    }

    private async Task<BotUnderTest> ConnectAsync()
    {
        var bot = await BotUnderTest.StartAsync(content, telegram);
        await Eventually.HoldsAsync(() => telegram.Calls.Any(c => c.Method == "getUpdates"), "the bot polls");
        return bot;
    }

    private static Task SaysAsync(BotUnderTest bot, params string[] parts) => Eventually.HoldsAsync(
        () => bot.Log.Any(line => parts.All(part => line.Contains(part, StringComparison.Ordinal))), $"a line in the log with “{string.Join("”, “", parts)}”");
}
