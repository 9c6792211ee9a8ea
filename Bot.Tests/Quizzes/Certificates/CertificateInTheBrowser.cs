using System.Text.RegularExpressions;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Quizzes.Certificates;

/// <summary>From the contest to the certificate and the page that verifies it, in a real browser.</summary>
public partial class CertificateInTheBrowser(Chromium chromium)
{
    [Theory]
    [InlineData(390, 844, "zh-CN", false)]
    [InlineData(390, 844, "zh-CN", true)]
    [InlineData(1440, 900, "en-US", false)]
    public async Task It_comes_by_itself_takes_a_name_and_is_verified(int width, int height, string locale, bool isDark)
    {
        CertificateJourney.NeedsPainter();
        using var content = new ContentFolder();
        content.Write("questions/health/a.yaml", "questions:\n" + QuestionForms.Entry("kind: true-false\n    answer: true", "one", "吃饭前要洗手。"));
        content.Write("quizzes/cup.yaml", """
            id: cup
            name: 2026 年健康素养知识竞赛
            english: Health contest 2026
            rules: 一题定输赢。
            window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-21T20:00:00+08:00"}
            certificate: {min-score: 60%, issuer: 兰陵县科学技术协会}
            questions: [{take: 1, topic: health, points: 100}]
            """);
        var clock = new ManualClock(new(2026, 11, 21, 19, 59, 0, TimeSpan.FromHours(8)));
        await using var bot = await BotUnderTest.StartAsync(content, clock: clock);
        await Eventually.HoldsAsync(
            () => bot.Log.Any(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains($"Certificates name {bot.Address.ToString().TrimEnd('/')} ", StringComparison.Ordinal)),
            "staff are told that nobody else can open that address");
        var screen = new Screen(width, height, locale) { IsDark = isDark };
        await using var tab = await chromium.OpenAsync(bot.Address, screen);
        await tab.SaysAsync("/contest");
        await Expect(tab.Choices).ToHaveCountAsync(2);
        await tab.TapAndWaitAsync(0);
        await tab.Choices.First.ClickAsync();
        await Expect(tab.FromBot.Last).ToContainTextAsync("100");

        await ComesAsync(clock, Expect(tab.FromBot.Last.Locator("img")).ToBeVisibleAsync(new() { Timeout = 20_000 }));
        await tab.Choices.First.ClickAsync();
        await Expect(tab.FromBot.Last).ToContainTextAsync("30");
        await tab.SaysAsync("欧阳\"<b>\"& 建国");
        await ComesAsync(clock, Expect(tab.Page.Locator(".item.bot img")).ToHaveCountAsync(2, new() { Timeout = 20_000 }));
        (await tab.FromBot.Last.Locator("img").EvaluateAsync<int>("i => i.decode().then(() => i.naturalWidth)")).ShouldBeGreaterThan(1000);
        await tab.PhotographAsync($"certificate-{screen}-chat");

        var picture = await tab.FromBot.Last.Locator("img").GetAttributeAsync("src");
        await tab.Page.GotoAsync(Address().Match(picture!).Value);
        await Expect(tab.Page.Locator("dd").First).ToHaveTextAsync("欧阳\"<b>\"& 建国");
        (await tab.Page.Locator("img").EvaluateAsync<int>("i => i.decode().then(() => i.naturalWidth)")).ShouldBeGreaterThan(1000);
        (await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await tab.PhotographAsync($"certificate-{screen}-page");
        tab.ShouldBeClean();
        await tab.Page.GotoAsync("/certificates");
        await tab.Page.Locator("input").FillAsync("k7mp 3xq9 ab4d ef7h");
        await tab.Page.Locator("button").ClickAsync();
        await Expect(tab.Page.Locator(".unknown")).ToBeVisibleAsync();
        await tab.PhotographAsync($"certificate-{screen}-ask");
    }

    private static async Task ComesAsync(ManualClock clock, Task waiting)
    {
        while (await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken)) != waiting)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await waiting;
    }

    [GeneratedRegex("/certificates/[A-Z0-9-]{19}")]
    private static partial Regex Address();
}
