using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Staff.Api;
using Bot.Staff.Members;

namespace Bot.Tests.Fakes.Staff;

/// <summary>A program that uses the API with a token made in the console.</summary>
internal sealed partial class ApiClient : IDisposable
{
    private readonly HttpClient http;

    private ApiClient(Uri address, string? token)
    {
        Token = token ?? "";
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    public string Token { get; }

    /// <summary>A program with a token that somebody has copied somewhere, or none.</summary>
    public static ApiClient With(BotUnderTest bot, string? token) => new(bot.Address, token);

    /// <summary>Has a member make a token in the console; no scopes named means all their role can have.</summary>
    public static async Task<ApiClient> MakeAsync(BotUnderTest bot, StaffVisitor member, Role role, params string[] scopes)
    {
        var wanted = scopes.Length > 0 ? scopes : [.. Scope.All.Where(s => s.Role <= role).Select(s => s.Name)];
        using var page = await member.PostAsync("/staff/tokens", [("name", "test"), ("role", role.ToString()), ("days", "30"), StaffVisitor.Known, .. wanted.Select(s => ("scopes", s))]);
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return new(bot.Address, Secret().Match(text).Groups[1].Value);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path)
        {
            Content = body switch
            {
                null => null,
                HttpContent content => content,
                string json => new StringContent(json, Encoding.UTF8, "application/json"),
                _ => new StringContent(JsonSerializer.Serialize(body, ApiJson.Options), Encoding.UTF8, "application/json"),
            },
        };
        if (key is not null)
        {
            request.Headers.Add(Repeats.Header, key);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads something that is there.</summary>
    public async Task<JsonElement> JsonAsync(string path) => await JsonAsync(HttpMethod.Get, path);

    /// <summary>Does something that is taken.</summary>
    public async Task<JsonElement> JsonAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var answer = await SendAsync(method, path, body, key);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBeInRange(200, 204, $"{method} {path}: {text}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Does something that is refused, and says in words why.</summary>
    /// <returns>The problem.</returns>
    public async Task<Problem> ProblemAsync(HttpMethod method, string path, HttpStatusCode status, object? body = null, string? key = null)
    {
        using var answer = await SendAsync(method, path, body, key);
        return await ProblemOf(answer, status, $"{method} {path}");
    }

    public static async Task<Problem> ProblemOf(HttpResponseMessage answer, HttpStatusCode status, string what)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(status, $"{what}: {text}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", $"{what}: {text}");
        text.ShouldNotBeEmpty(what);
        var problem = JsonSerializer.Deserialize<Problem>(text, ApiJson.Options)!;
        problem.Status.ShouldBe((int)status);
        problem.Title.ShouldNotContain("staff.");
        problem.Detail.ShouldNotContain("staff.problem");
        problem.Detail.ShouldNotContain("{");
        return problem;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("value=\"(sb_[A-Za-z0-9_-]{43})\"")]
    private static partial Regex Secret();
}
