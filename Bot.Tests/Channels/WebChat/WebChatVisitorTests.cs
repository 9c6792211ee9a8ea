using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Channels.WebChat;

/// <summary>A visitor is a cookie, and no visitor gets at another's chat.</summary>
public class WebChatVisitorTests
{
    private const string CookieName = "sciencebot-chat";

    [Fact]
    public async Task Without_a_cookie_there_is_no_history_no_stream_and_nothing_is_taken()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var stranger = WebVisitor.Stranger(bot.Address);

        (await stranger.HistoryAsync()).ShouldBeEmpty();
        (await stranger.GetAsync("/chat/events")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.PostAsync(new { text = "/start" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        stranger.Cookies.Count.ShouldBe(0);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites_and_lasts_as_long_as_browsers_allow()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = WebVisitor.Stranger(bot.Address);

        var cookie = (await visitor.GetAsync("/chat")).Headers.GetValues("Set-Cookie").Single();

        var parts = cookie.Split("; ");
        parts[0].ShouldMatch($"^{CookieName}=[A-Za-z0-9_-]{{43}}$");
        parts.ShouldContain("httponly");
        parts.ShouldContain("samesite=strict");
        parts.ShouldContain("path=/chat");
        parts.ShouldNotContain("secure"); // else it would not come back over plain http
        var expires = DateTimeOffset.Parse(parts.Single(p => p.StartsWith("expires=", StringComparison.Ordinal))["expires=".Length..], null);
        expires.ShouldBe(TimeProvider.System.GetUtcNow().AddDays(400), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Behind_https_the_cookie_never_travels_in_the_clear()
    {
        using var content = new ContentFolder();
        var certificate = Path.Combine(content.Root, "localhost.pfx");
        await File.WriteAllBytesAsync(certificate, SelfSigned(), TestContext.Current.CancellationToken);
        await using var bot = await BotUnderTest.StartAsync(content, settings: new()
        {
            ["Urls"] = "https://127.0.0.1:0",
            ["Kestrel:Certificates:Default:Path"] = certificate,
            ["Kestrel:Certificates:Default:Password"] = "test",
        });
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler);

        using var page = await http.GetAsync(new Uri(bot.Address, "/chat"), TestContext.Current.CancellationToken);

        page.Headers.GetValues("Set-Cookie").Single().Split("; ").ShouldContain("secure");
    }

    [Fact]
    public async Task Who_comes_back_is_known_and_a_made_up_cookie_is_replaced()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        var first = Secret(visitor, bot);

        await visitor.GetAsync("/chat");
        Secret(visitor, bot).ShouldBe(first);

        using var forger = WebVisitor.Stranger(bot.Address);
        forger.Cookies.Add(new Cookie(CookieName, "1' or '1'='1", "/chat", bot.Address.Host));
        (await forger.HistoryAsync()).ShouldBeEmpty();
        await forger.GetAsync("/chat");
        Secret(forger, bot).ShouldNotBe(first);
        Secret(forger, bot).Length.ShouldBe(43);
    }

    [Fact]
    public async Task The_database_holds_no_secret_that_would_open_a_chat()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        await visitor.SaysAsync("/start");
        await visitor.AnswerAsync();

        var secret = Secret(visitor, bot);
        await bot.StopAsync();

        var written = string.Concat(await Task.WhenAll(Directory.GetFiles(Path.GetDirectoryName(bot.Database)!).Select(file => File.ReadAllTextAsync(file))));
        written.ShouldContain("/start");
        written.ShouldNotContain(secret);
    }

    [Fact]
    public async Task One_visitor_neither_reads_nor_hears_nor_taps_what_is_anothers()
    {
        using var content = new ContentFolder().Tip("first");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var wang = await WebVisitor.ArriveAsync(bot.Address);
        using var li = await WebVisitor.ArriveAsync(bot.Address);
        await using var ears = await li.ListenAsync();

        await wang.SaysAsync("/start");
        var buttons = await wang.AnswerAsync();

        (await li.HistoryAsync()).ShouldBeEmpty();
        using var stolen = await li.PostAsync(new { choice = buttons.Code("农事"), message = buttons.Id });
        stolen.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        await li.SaysAsync("/help");
        (await ears.NextAsync()).Message.Html.ShouldContain("/help"); // the first that li hears is li's own
        (await wang.HistoryAsync()).Count.ShouldBe(2);
    }

    private static string Secret(WebVisitor visitor, BotUnderTest bot) => visitor.Cookies.GetCookies(new Uri(bot.Address, "/chat"))[CookieName]!.Value;

    private static byte[] SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.Export(X509ContentType.Pfx, "test");
    }
}
