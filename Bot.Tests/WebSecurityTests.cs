using System.Net;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests;

/// <summary>What every answer of the web server carries, and what is not there.</summary>
public class WebSecurityTests
{
    [Fact]
    public async Task Every_answer_forbids_what_the_page_does_not_need_errors_included()
    {
        using var content = new ContentFolder().Picture("images/snow.png");
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = await WebVisitor.ArriveAsync(bot.Address);
        await using var stream = await visitor.ListenAsync();
        HttpResponseMessage[] answers =
        [
            await visitor.GetAsync("/"), await visitor.GetAsync("/chat"), await visitor.GetAsync("/chat/chat.js"), await visitor.GetAsync("/chat/chat.css"),
            await visitor.GetAsync("/chat/icon.svg"), await visitor.GetAsync("/chat/messages"), await visitor.GetAsync("/chat/pictures/images/snow.png"),
            await visitor.GetAsync("/health/live"), await visitor.GetAsync("/health/ready"), stream.Response,
            await visitor.GetAsync("/nothing"), await visitor.GetAsync("/chat/nothing.js"), await visitor.GetAsync("/chat/pictures/none.png"),
            await visitor.GetAsync("/chat/messages?before=abc"), await visitor.PostAsync("x", "text/plain"), await visitor.PostAsync(new { text = "/help" }),
            await visitor.SendAsync(new(HttpMethod.Delete, "/chat/messages")),
        ];

        answers.Select(a => (int)a.StatusCode).ShouldBe([302, 200, 200, 200, 200, 200, 200, 200, 200, 200, 404, 404, 404, 400, 400, 202, 405]);
        foreach (var answer in answers)
        {
            var policy = Header(answer, "Content-Security-Policy").Split("; ");
            policy.ShouldContain("default-src 'none'");
            policy.ShouldContain("script-src 'self'");
            policy.ShouldContain("style-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldContain("base-uri 'none'");
            policy.ShouldAllBe(p => !p.Contains("unsafe", StringComparison.Ordinal) && !p.Contains('*') && !p.Contains("data:", StringComparison.Ordinal));
            Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
            Header(answer, "Referrer-Policy").ShouldBe("same-origin");
            Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
            Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
            Header(answer, "Permissions-Policy").ShouldContain("geolocation=()");
            answer.Headers.Server.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("/chat/x")]
    [InlineData("/chat/chat.html")]
    [InlineData("/chat/x/y")]
    [InlineData("/chat/chat.js.map")]
    [InlineData("/chat/..%2fappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/health")]
    [InlineData("/telegram/webhook")]
    public async Task What_is_not_there_is_404_however_it_is_asked_for(string path)
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = WebVisitor.Stranger(bot.Address);

        (await visitor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.SendAsync(new(HttpMethod.Head, path))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Monitors_get_a_word_or_just_the_status(string path, string word)
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content);
        using var visitor = WebVisitor.Stranger(bot.Address);

        using var full = await visitor.GetAsync(path);
        using var head = await visitor.SendAsync(new(HttpMethod.Head, path));

        full.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await full.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(word);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_the_web_chat_there_is_no_page_at_all()
    {
        using var content = new ContentFolder();
        await using var bot = await BotUnderTest.StartAsync(content, settings: new() { ["WebChat:Enabled"] = "false" });
        using var visitor = WebVisitor.Stranger(bot.Address);

        (await visitor.GetAsync("/chat")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : $"{name} is missing from {answer.RequestMessage!.RequestUri}";
}
