using System.Net;
using System.Text;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Journeys;

namespace Bot.Tests.Channels.Telegram;

/// <summary>Telegram calls the bot, through a proxy that has the certificate.</summary>
public class WebhookTests : TelegramJourney
{
    private const string Path = "/telegram/webhook";
    private const string Secret = "only-Telegram_knows-this";
    private const string Help = """{"update_id": 7, "message": {"message_id": 1, "text": "/help", "chat": {"id": 700000001, "type": "private"}}}""";

    private readonly HttpClient http = new();

    private protected override Dictionary<string, string?> Settings => new()
    {
        ["Telegram:Webhook:Url"] = "https://bot.example.org/telegram/webhook",
        ["Telegram:Webhook:Secret"] = Secret,
    };

    [Fact]
    public async Task Telegram_is_told_where_to_call_with_which_secret_and_about_what()
    {
        var call = await SetWebhookCallAsync();

        call.Argument("url").ShouldBe("https://bot.example.org/telegram/webhook");
        call.Argument("secret_token").ShouldBe(Secret);
        call.Argument("allowed_updates").ShouldBe("""["message","callback_query","my_chat_member","poll_answer"]""");
        Telegram.Calls.ShouldNotContain(c => c.Method == "getUpdates");
    }

    [Fact]
    public async Task A_whole_conversation_goes_through_the_webhook()
    {
        await ConnectProxyAsync();

        await SubscribesAsync(Wang);

        await Eventually.HoldsAsync(() => Telegram.PendingUpdates == 0, "every update is taken");
    }

    [Fact]
    public async Task Whoever_does_not_know_the_secret_is_turned_away()
    {
        foreach (var secret in new[] { null, "", "only-Telegram_knows-thi", "ONLY-TELEGRAM_KNOWS-THIS" })
        {
            (await PostAsync(Help, secret)).ShouldBe(HttpStatusCode.Unauthorized, secret);
        }

        (await QueryAsync<long>("select count(*) from updates")).Single().ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_knows_it_is_heard_once()
    {
        var wang = Telegram.NewUser("王", started: true);
        var update = Help.Replace("700000001", $"{wang.Id}", StringComparison.Ordinal);
        (await PostAsync(update, Secret)).ShouldBe(HttpStatusCode.OK);
        (await QueryAsync<long>("select count(*) from updates")).Single().ShouldBe(1, "stored before it was answered");
        (await PostAsync(update, Secret)).ShouldBe(HttpStatusCode.OK, "or Telegram would send it for ever");

        (await Telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("您可以发这些字");
        await ConnectProxyAsync();
        Telegram.Says(wang, "/tip");
        (await Telegram.NextMessageAsync(wang.Id)).Text.ShouldContain("标题 first", customMessage: "not the help once more");
    }

    [Fact]
    public async Task Garbage_is_refused()
    {
        foreach (var body in new[] { "", "nonsense", "null", "[]", "{}", """{"update_id": "seven"}""", """{"update_id": 1.5}""", """{"update_id": 7, "message": """ })
        {
            (await PostAsync(body, Secret)).ShouldBe(HttpStatusCode.BadRequest, body);
        }

        (await QueryAsync<long>("select count(*) from updates")).Single().ShouldBe(0);
    }

    [Fact]
    public async Task Too_much_is_refused() =>
        (await PostAsync($"{{\"update_id\": 7, \"x\": \"{new string('x', 1024 * 1024)}\"}}", Secret)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged_and_comes_again()
    {
        ErrorsAreExpected = true;
        await ConnectProxyAsync();
        using (new FullDisk(Bot, "insert", "updates"))
        {
            Telegram.Says(Wang, "/help");
            await Eventually.HoldsAsync(() => Bot.Log.Any(line => line.Contains(FullDisk.Complaint, StringComparison.Ordinal)), "a first try failed");
            Telegram.PendingUpdates.ShouldBe(1);
        }

        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("您可以发这些字");
    }

    private async Task<ReceivedCall> SetWebhookCallAsync()
    {
        await Eventually.HoldsAsync(() => Telegram.Calls.Any(c => c.Method == "setWebhook"), "the webhook is set");
        return Telegram.Calls.Last(c => c.Method == "setWebhook");
    }

    /// <summary>From now on what is sent to the public address reaches the bot.</summary>
    private async Task ConnectProxyAsync()
    {
        var secret = (await SetWebhookCallAsync()).Argument("secret_token");
        using var raw = new RawCaller(Telegram);
        (await raw.CallAsync("setWebhook", new { url = new Uri(Bot.Address, Path).ToString(), secret_token = secret })).Code.ShouldBe(200);
    }

    private async Task<HttpStatusCode> PostAsync(string body, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot.Address, Path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
