using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Quizzes.Journeys;

/// <summary>Practice, the day's question and a contest to its end, played on the chat page of a phone.</summary>
public class QuizInTheBrowser(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", "答题", "竞赛", "排行")]
    [InlineData("en-US", "quiz", "contest", "rank")]
    public async Task Played_to_the_end(string locale, string quiz, string contest, string rank)
    {
        using var content = Content();
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone with { Locale = locale });
        await tab.StartAsync();
        await tab.TapAndWaitAsync(0); // everything: that is enough to be subscribed

        await tab.AsksAsync(quiz);
        await tab.PhotographAsync($"quiz-{locale}-1-menu");
        await tab.TapAndWaitAsync(0);
        await tab.PhotographAsync($"quiz-{locale}-2-practice");
        await PlaysAsync(tab, 3);
        await tab.PhotographAsync($"quiz-{locale}-3-practised");

        content.Schedules($$"""
              - id: soon
                when: {at: "{{TimeProvider.System.GetUtcNow().AddSeconds(2):yyyy-MM-ddTHH:mm:ssZ}}"}
                what: {question: health}
            """);
        var before = await tab.FromBot.CountAsync();
        await Expect(tab.FromBot.Nth(before)).ToContainTextAsync(locale == "zh-CN" ? "今日一题" : "Question of the day", new() { Timeout = 20_000 });
        await tab.PhotographAsync($"quiz-{locale}-4-daily");
        await tab.Choices.First.ClickAsync();
        await Expect(tab.FromBot.Nth(before)).ToContainTextAsync("1", new() { UseInnerText = true });
        await tab.PhotographAsync($"quiz-{locale}-5-answered");

        await tab.AsksAsync(contest);
        await tab.PhotographAsync($"quiz-{locale}-6-contest");
        await tab.TapAndWaitAsync(0);
        await tab.TapAndWaitAsync(0);
        await tab.PhotographAsync($"quiz-{locale}-7-paper");
        await PlaysAsync(tab, 3);
        await tab.PhotographAsync($"quiz-{locale}-8-done");
        await tab.TapAndWaitAsync(0);
        await tab.PhotographAsync($"quiz-{locale}-9-board");
        await tab.AsksAsync(rank);
        await tab.PhotographAsync($"quiz-{locale}-10-rank");
        (await tab.SidewaysAsync()).ShouldBe(0);
        tab.ShouldBeClean();
    }

    /// <summary>Takes the first choice of each question; the next one comes below it.</summary>
    private static async Task PlaysAsync(ChatTab tab, int questions)
    {
        for (var i = 0; i < questions; i++)
        {
            await tab.TapAndWaitAsync(0);
        }
    }

    private static ContentFolder Content()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new ContentFolder().Tip("first").Write("quizzes/cup.yaml", $$"""
            id: cup
            name: 村级知识赛
            english: Village quiz
            rules: |
              每份卷子 3 题，每题限时 60 秒。
              每天一次，按最好的一次算。
            english-rules: |
              3 questions, 60 seconds each.
              Once a day; your best counts.
            window: {from: "{{now.AddDays(-1):yyyy-MM-ddTHH:mm:sszzz}}", until: "{{now.AddDays(2):yyyy-MM-ddTHH:mm:sszzz}}"}
            questions: [{take: 3, topic: health, points: 10}]
            units: [{name: 东城村, size: 10}, {name: 西城村, size: 4}]
            unit-minimum: 1
            seconds-per-question: 60
            minutes: 10
            """).Write("questions/health/a.yaml", """
            questions:
              - id: salt
                kind: single
                topic: health
                stem: 成年人一天最多吃多少盐？
                choices: [2 克, {right: 5 克}, 8 克, 10 克]
                explanation: 盐吃多了血压容易高。做菜、酱油、咸菜里的盐都算在内。
                source: {title: 中国居民膳食指南, publisher: 中国营养学会, url: https://example.org}
                review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
              - id: soy
                kind: true-false
                answer: false
                topic: health
                stem: 酱油和咸菜里的盐，不用算进一天的量里。
                explanation: 都要算。一勺酱油里就有一克多盐。
                source: {title: 中国居民膳食指南, publisher: 中国营养学会, url: https://example.org}
                review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
              - id: dog
                kind: single
                topic: health
                stem: 被狗咬了，先做什么？
                choices: [包扎, {right: 用肥皂水冲一刻钟}, 抹牙膏]
                explanation: 先冲洗，能冲掉大部分病毒，再去打疫苗。
                source: {title: 狂犬病防治, publisher: 疾控中心, url: https://example.org}
                review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
            """);
    }
}
