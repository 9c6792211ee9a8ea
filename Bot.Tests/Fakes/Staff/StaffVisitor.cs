using System.Net;
using System.Text.RegularExpressions;
using Bot.Staff.Members;

namespace Bot.Tests.Fakes.Staff;

/// <summary>Somebody at the console without a browser: reads pages and sends the forms on them.</summary>
internal sealed partial class StaffVisitor : IDisposable
{
    public const string Password = "correct horse battery";

    /// <summary>The password, where a form asks for the present one.</summary>
    public static readonly (string Name, string Value) Known = ("present-password", Password);

    private readonly HttpClient http;

    private StaffVisitor(Uri address, string name)
    {
        Name = name;
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public string Name { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>What every request of theirs carries.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    /// <summary>Somebody who is not signed in.</summary>
    public static StaffVisitor Stranger(BotUnderTest bot) => new(bot.Address, "stranger");

    /// <summary>Somebody who was invited with a role, and has joined.</summary>
    public static async Task<StaffVisitor> JoinAsync(BotUnderTest bot, Role role, string? name = null, string[]? topics = null, string[]? regions = null)
    {
        var visitor = new StaffVisitor(bot.Address, name ?? role.ToString());
        var token = await bot.Get<Invites>().InviteAsync(role, topics ?? [], regions ?? [], "test");
        using var joined = await visitor.PostAsync($"/staff/join/{token}", ("name", visitor.Name), ("password", Password), ("again", Password));
        joined.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await joined.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return visitor;
    }

    /// <summary>Asks for a page; of what is live only its beginning: it does not end.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(
        path, path.EndsWith("/live", StringComparison.Ordinal) ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead, TestContext.Current.CancellationToken);

    /// <summary>A page that is there for them.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {page}");
        MissingSentence().Match(page).Value.ShouldBeEmpty($"{path} asks for a sentence that is not there");
        return WebUtility.HtmlDecode(page);
    }

    /// <summary>Sends a form, with the token that pages give out for it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        await PostAsync(path, new FormUrlEncodedContent(fields.Append(("form-token", await FormTokenAsync())).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));

    /// <summary>The head of an answer, while its body may be yet to come.</summary>
    public Task<HttpResponseMessage> BeginAsync(HttpMethod method, string path) =>
        http.SendAsync(new(method, path), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => http.PostAsync(path, content, TestContext.Current.CancellationToken);

    /// <summary>Sends a form that is taken: the answer is another page.</summary>
    /// <returns>The page it leads to.</returns>
    public async Task<string> DoAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(path, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Asks the console for what links a chat.</summary>
    /// <returns>The command to send there.</returns>
    public async Task<string> LinkCommandAsync()
    {
        using var page = await PostAsync("/staff/me/chat", Known);
        return LinkCommand().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Value;
    }

    /// <summary>The token on a page they can see.</summary>
    public async Task<string> FormTokenAsync()
    {
        using var me = await GetAsync("/staff/me");
        using var page = me.StatusCode == HttpStatusCode.OK ? null : await GetAsync("/staff/sign-in");
        return Hidden().Match(await (page ?? me).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups[1].Value;
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string code = "") =>
        PostAsync("/staff/sign-in", ("name", name), ("password", password), ("code", code));

    public string? Cookie => Cookies.GetCookies(new Uri(http.BaseAddress!, "/staff"))["sciencebot-staff"]?.Value;

    public void Dispose() => http.Dispose();

    [GeneratedRegex(@">[^<]*\bstaff\.[a-z-]+(\.[a-z-]+)*\b[^<]*<")]
    private static partial Regex MissingSentence();

    [GeneratedRegex("name=\"form-token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("/link [a-z0-9]{10}")]
    private static partial Regex LinkCommand();
}
