using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Bot.Tests.Fakes.Web;

/// <summary>Somebody at the chat page without a browser: makes the requests that the page makes.</summary>
internal sealed class WebVisitor : IDisposable
{
    private readonly HttpClient http;
    private long lastAnswer;

    private WebVisitor(Uri address, string language, CookieContainer? cookies = null)
    {
        Cookies = cookies ?? new();
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public CookieContainer Cookies { get; }

    /// <summary>Somebody who has not opened the page: without a cookie.</summary>
    public static WebVisitor Stranger(Uri address, string language = "zh-CN") => new(address, language);

    /// <summary>Somebody who has opened the page.</summary>
    public static async Task<WebVisitor> ArriveAsync(Uri address, string language = "zh-CN")
    {
        var visitor = Stranger(address, language);
        using var page = await visitor.GetAsync("/chat");
        page.EnsureSuccessStatusCode();
        return visitor;
    }

    /// <summary>Somebody who has opened the page and subscribed to farming tips.</summary>
    public static async Task<WebVisitor> SubscribeAsync(Uri address, string language = "zh-CN")
    {
        var visitor = await ArriveAsync(address, language);
        await visitor.SaysAsync("/start");
        await visitor.TapsAsync(await visitor.AnswerAsync(), language.StartsWith("zh", StringComparison.Ordinal) ? "农事" : "Farming");
        await visitor.AnswerAsync();
        return visitor;
    }

    /// <summary>The same visitor at another port of the same machine.</summary>
    public WebVisitor At(Uri address) => new(address, "zh-CN", Cookies);

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Posts a message; <paramref name="key"/> is what the page calls it.</summary>
    public Task<HttpResponseMessage> PostAsync(object message, string? key = null) =>
        PostAsync(JsonSerializer.Serialize(message), "application/json", key);

    public async Task<HttpResponseMessage> PostAsync(string body, string contentType, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/messages") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new(contentType) { CharSet = "utf-8" };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await SendAsync(request);
    }

    /// <summary>Writes a message that is taken.</summary>
    /// <returns>Its number.</returns>
    public Task<long> SaysAsync(string text) => PostedAsync(new { text });

    /// <summary>Taps a button, and is heard.</summary>
    public Task<long> TapsAsync(ChatLine message, string label) => PostedAsync(new { choice = message.Code(label), message = message.Id });

    public async Task<IReadOnlyList<ChatLine>> HistoryAsync() =>
        (await http.GetFromJsonAsync<ChatHistory>("/chat/messages", TestContext.Current.CancellationToken))!.Messages;

    /// <summary>Waits for the bot's next message and takes it.</summary>
    public async Task<ChatLine> AnswerAsync()
    {
        ChatLine? answer = null;
        await Eventually.HoldsAsync(
            async () => (answer = (await HistoryAsync()).FirstOrDefault(m => m.IsFromBot && m.Id > lastAnswer)) is not null,
            "a message of the bot's");
        lastAnswer = answer!.Id;
        return answer;
    }

    /// <summary>Opens the stream of new messages.</summary>
    public async Task<EventStream> ListenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat/events");
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return await EventStream.OpenAsync(response);
    }

    public void Dispose() => http.Dispose();

    private async Task<long> PostedAsync(object message)
    {
        using var answer = await PostAsync(message);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetInt64();
    }
}
