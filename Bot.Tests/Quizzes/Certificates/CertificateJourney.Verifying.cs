using System.Net;
using System.Text.RegularExpressions;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Quizzes.Certificates;

/// <content>Anybody may ask whether a certificate is genuine.</content>
public partial class CertificateJourney
{
    /// <summary>A letter of a script that no font here has.</summary>
    private const string Rare = "\U0001E2C0\U0001E2C1";

    [Fact]
    public async Task The_page_says_what_stands_on_it_and_nothing_more()
    {
        NeedsPainter();
        await PlaysAsync(Wang, right: 3);
        var serial = Serial().Match((await IsOverAsync(Wang)).Caption!).Value;
        using var visitor = WebVisitor.Stranger(Bot.Address);

        var page = await TextAsync(visitor, $"/certificates/{serial.ToLowerInvariant()}");
        page.ShouldContain("这份证书是真的");
        Facts(page).ShouldBe(["王*", "村级知识赛", "满分 15 分，得 15 分，第 1 名（共 1 人参加）", "向城镇科协", "2026 年 11 月 21 日", serial]);
        page.ShouldNotContain($"{Wang.Id}");
        using var svg = await visitor.GetAsync($"/certificates/{serial}.svg");
        svg.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        using var png = await visitor.GetAsync($"/certificates/{serial}.png");
        (await png.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..4].ShouldBe(Png);
        png.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        Wide(png).ShouldBeTrue();

        await ComesAsync(TapsAsync(Wang, await ComesAsync(SaysAsync(Wang, "排行")), "显示我的名字"));
        Facts(await TextAsync(visitor, $"/certificates/{serial}"))[0].ShouldBe("王", "the name is shown as its owner wishes now");
    }

    [Theory]
    [InlineData("/certificates/AAAA-AAAA-AAAA-AAAA", 404, "没有这个编号")]
    [InlineData("/certificates/%3Cscript%3E", 404, "没有这个编号")]
    [InlineData("/certificates/x'; drop table certificates--", 404, "没有这个编号")]
    [InlineData("/certificates/AAAA-AAAA-AAAA-AAAA.png", 404, "")]
    [InlineData("/certificates/..%2f..%2fappsettings.json", 404, "")]
    [InlineData("/certificates", 200, "请输入证书上的编号")]
    public async Task What_is_none_is_said_to_be_none(string path, int status, string words)
    {
        using var visitor = WebVisitor.Stranger(Bot.Address);
        using var answer = await visitor.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain(words);
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Whoever_tries_numbers_by_the_hundred_is_stopped()
    {
        using var visitor = WebVisitor.Stranger(Bot.Address);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
        {
            using var answer = await visitor.GetAsync("/certificates/AAAA-AAAA-AAAA-AAAA");
            answers.Add(answer.StatusCode);
        }

        answers.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.NotFound, 60), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 10)]);
        using var style = await visitor.GetAsync("/certificates/page.css");
        style.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_name_that_no_font_here_can_write_goes_out_as_a_link_instead_of_boxes()
    {
        NeedsPainter();
        var somebody = Telegram.NewUser(Rare);
        await ComesAsync(TapsAsync(somebody, await ComesAsync(SaysAsync(somebody, "排行")), "显示我的名字"));
        await PlaysAsync(somebody, right: 3);
        Clock!.Jump(Clock.GetUtcNow().AddDays(1));

        var message = await ComesAsync(Telegram.NextMessageAsync(somebody.Id, m => m.Text.Contains("证书给您送来了", StringComparison.Ordinal), TimeSpan.FromSeconds(20)));
        message.Method.ShouldBe("sendMessage");
        using var visitor = WebVisitor.Stranger(Bot.Address);
        var serial = Serial().Match(message.Text).Value;
        Facts(await TextAsync(visitor, $"/certificates/{serial}"))[0].ShouldBe(Rare);
        (await TextAsync(visitor, $"/certificates/{serial}.svg")).ShouldContain(Rare);
    }

    private static async Task<string> TextAsync(WebVisitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string[] Facts(string page) => [.. Fact().Matches(page).Select(m => m.Groups[1].Value)];

    private static bool Wide(HttpResponseMessage png) => png.Content.Headers.ContentLength > 10_000;

    [GeneratedRegex("<dd><bdi>(.*?)</bdi></dd>")]
    private static partial Regex Fact();
}
