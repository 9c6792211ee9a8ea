using Bot.Quizzes.Standings;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using Bot.Tests.Fakes.Staff;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Staff.Quizzing;

/// <summary>A contest as it goes on, watched at the console.</summary>
public class StandingsInTheBrowser(Chromium chromium)
{
    [Fact]
    public async Task Whoever_takes_the_lead_is_seen_without_touching_the_page()
    {
        using var content = new ContentFolder()
            .Write("questions/health/a.yaml", "questions:\n" + QuestionForms.Entry("kind: single\n    choices:\n      - right: 对\n      - 错", "q1", "狗咬了怎么办？"))
            .Write("quizzes/cup.yaml", """
                id: cup
                name: 赛
                rules: 规则
                window: {from: "2026-01-01T08:00:00+08:00", until: "2036-01-01T20:00:00+08:00"}
                questions: [{take: 1, topic: health, points: 5}]
                """);
        await using var bot = await BotUnderTest.StartAsync(content);
        var people = await bot.AnswersAsync("cup", ["q1"], [[0], [1]]);
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer);
        await using var tab = await chromium.OpenConsoleAsync(bot.Address, Screen.ChinesePhone, viewer.Cookie);

        await tab.GoAsync("/staff/quizzes/cup");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("Nobody has finished yet");
        await bot.Get<StandingStore>().SetAsync("cup", people[0].Id, "", 5, 2_000, TimeProvider.System.GetUtcNow());
        await Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await bot.Get<StandingStore>().SetAsync("cup", people[1].Id, "", 6, 2_000, TimeProvider.System.GetUtcNow());
        await Expect(tab.Page.Locator("tbody tr").First).ToContainTextAsync("6", new() { Timeout = 20_000 });
        tab.ShouldBeClean();
    }
}
