using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Quizzes.Journeys;

/// <summary>A contest, played by hand.</summary>
public class ContestJourney : QuizJourney
{
    private protected override void Prepare(ContentFolder content) => content.Write("quizzes/cup.yaml", """
        id: cup
        name: 村级知识赛
        rules: 每人一天一次，每题限时 30 秒。
        window: {from: "2026-11-20T08:00:00+08:00", until: "2026-11-25T20:00:00+08:00"}
        units: [{name: 东城村, size: 10}, {name: 西城村, size: 4}]
        unit-minimum: 1
        seconds-per-question: 30
        minutes: 10
        questions: [{take: 3, topic: health, kind: single, points: 5}]
        """);

    [Fact]
    public async Task From_the_rules_to_the_ranking()
    {
        var question = await EntersAsync(Wang, "东城村");
        question.Text.ShouldContain("第 1 题，共 3 题 · 限时 30 秒");
        for (var place = 1; place <= 3; place++)
        {
            var (feedback, next) = await AnswersAsync(Wang, question, right: place != 3);
            feedback.Text.ShouldContain("记下了。");
            feedback.Text.ShouldNotContain("答对");
            question = next;
        }

        question.Text.ShouldContain("3 题对了 2 题，得 10 分");
        question.Text.ShouldContain("第 1 名，共 1 人");
        (await TapsAsync(Wang, question, "看答案")).Text.ShouldContain("因为所以。");
        var board = await NextAsync(Wang, question, "看排名");
        board.Text.ShouldContain("1. 您");
        board.Text.ShouldContain("1. 东城村　1（参与 10%，平均 10）");

        (await TapsAsync(Wang, await SaysAsync(Wang, "竞赛"), "开始答题")).Text.ShouldContain("今天的次数用完了");
    }

    [Fact]
    public async Task Others_see_a_name_masked_unless_its_owner_agrees()
    {
        await PlaysAsync(Wang, "东城村");
        var li = Telegram.NewUser("李秀英");
        var done = await PlaysAsync(li, "西城村");

        (await TapsAsync(li, done, "看排名")).Text.ShouldContain("王*");
        await TapsAsync(Wang, await SaysAsync(Wang, "排行"), "显示我的名字");
        (await TapsAsync(li, done, "看排名")).Text.ShouldContain("1. 王　");
    }

    [Fact]
    public async Task The_servers_clock_counts_also_for_whoever_leaves_and_comes_back_after_a_restart()
    {
        var first = await EntersAsync(Wang, "东城村");
        Clock!.Advance(TimeSpan.FromSeconds(31));
        var (late, second) = await AnswersAsync(Wang, first, right: true);
        late.Text.ShouldContain("超过时间了");
        second.Text.ShouldContain("第 2 题");

        await Bot.StopAsync();
        Clock.Jump(Clock.GetUtcNow().AddMinutes(1));
        await Bot.StartAsync();

        var third = await TapsAsync(Wang, await SaysAsync(Wang, "竞赛"), "开始答题");
        third.Text.ShouldContain("第 3 题", customMessage: "the second ran out of time meanwhile");
        (await AnswersAsync(Wang, third, right: true)).Next.Text.ShouldContain("3 题对了 1 题，得 5 分");
        (await QueryAsync<long>("select count(*) from responses where late")).ShouldBe([2]);
    }

    [Fact]
    public async Task A_paper_that_is_left_lying_ends_with_its_time_and_counts_as_far_as_it_came()
    {
        var (_, second) = await AnswersAsync(Wang, await EntersAsync(Wang, "东城村"), right: true);

        Clock!.Jump(Clock.GetUtcNow().AddMinutes(11));
        await PassingAsync(Eventually.HoldsAsync(async () => (await QueryAsync<double>("select score from standings where board = 'cup'")).SequenceEqual([5]), "the clock has ended it").ContinueWith(_ => 0, TaskScheduler.Default));

        TapsByForce(Wang, second.Buttons[0][0].CallbackData!, second.MessageId);
        await PassingAsync(Telegram.NextEditAsync(Wang.Id, m => m.Text.Contains("超过时间了", StringComparison.Ordinal), TimeSpan.FromSeconds(20)));
        (await QueryAsync<double>("select score from standings where board = 'cup'")).ShouldBe([5]);
    }

    [Fact]
    public async Task Somebody_elses_paper_cannot_be_answered()
    {
        var question = await EntersAsync(Wang, "东城村");
        var li = Telegram.NewUser("李", started: true);
        TapsByForce(li, question.Buttons[0][0].CallbackData!);
        (await Telegram.NextMessageAsync(li.Id)).Text.ShouldContain("问的是别人");
        (await QueryAsync<long>("select count(*) from responses")).ShouldBe([0]);
    }

    private async Task<SentMessage> EntersAsync(FakeUser user, string unit) =>
        await TapsAsync(user, await TapsAsync(user, await SaysAsync(user, "竞赛"), "开始答题"), unit);

    private async Task<SentMessage> PlaysAsync(FakeUser user, string unit)
    {
        var message = await EntersAsync(user, unit);
        for (var place = 1; place <= 3; place++)
        {
            message = (await AnswersAsync(user, message, right: true)).Next;
        }

        return message;
    }

    /// <summary>Taps, and takes the message that is a board, past those that came before it.</summary>
    private async Task<SentMessage> NextAsync(FakeUser user, SentMessage message, string button)
    {
        Telegram.Taps(user, message, button);
        return await Telegram.NextMessageAsync(user.Id, m => m.Text.Contains("村级知识赛", StringComparison.Ordinal));
    }
}
