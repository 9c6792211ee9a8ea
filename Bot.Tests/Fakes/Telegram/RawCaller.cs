using System.Net.Http.Json;
using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram;

/// <summary>Calls the fake with a bare HttpClient, as the self tests need it.</summary>
internal sealed class RawCaller(FakeTelegram telegram) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new($"{telegram.BaseUrl}/bot{telegram.Token}/") };

    public HttpClient Http => _http;

    public async Task<RawAnswer> CallAsync(string method, object? parameters = null)
    {
        using var response = await _http.PostAsJsonAsync(method, parameters ?? new { });
        return await ReadAsync(response);
    }

    public async Task<RawAnswer> PostAsync(string method, HttpContent content)
    {
        using var response = await _http.PostAsync(new Uri(method, UriKind.Relative), content);
        return await ReadAsync(response);
    }

    public async Task<long> SendAsync(long chatId, string text) =>
        (await CallAsync("sendMessage", new { chat_id = chatId, text })).Result.GetProperty("message_id").GetInt64();

    public void Dispose() => _http.Dispose();

    private static async Task<RawAnswer> ReadAsync(HttpResponseMessage response)
    {
        var root = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
        return root.GetProperty("ok").GetBoolean()
            ? new(200, "", root.GetProperty("result"), default)
            : new(root.GetProperty("error_code").GetInt32(), root.GetProperty("description").GetString()!, default,
                root.TryGetProperty("parameters", out var parameters) ? parameters : default);
    }
}
