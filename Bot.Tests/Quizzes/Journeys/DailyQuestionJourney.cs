using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Quizzes.Journeys;

/// <summary>The question that a schedule sends, answered by hand.</summary>
public class DailyQuestionJourney : QuizJourney
{
    private protected override void Prepare(ContentFolder content) => content.Schedules("  - {id: daily, when: \"1 8 * * *\", what: {question: health}}");

    [Fact]
    public async Task It_comes_by_itself_and_one_tap_says_right_or_wrong_why_and_how_others_did()
    {
        await SubscribesAsync(Wang);
        var li = Telegram.NewUser("李");
        await SubscribesAsync(li);

        var (asked, toLi) = (await ArrivesAsync(Wang.Id, next: 1), await Telegram.NextMessageAsync(li.Id, IsQuestion));
        asked.Text.ShouldContain("今日一题");
        asked.Text.ShouldBe(toLi.Text, "everybody has the same");
        var codes = asked.Buttons[0].Select(b => b.CallbackData!).ToArray();

        var feedback = await PassingAsync(TapsInPlaceAsync(Wang, asked, Letter(asked, right: true)));
        feedback.Text.ShouldContain("答对了！");
        feedback.Text.ShouldContain("因为所以。");
        feedback.Text.ShouldContain("连续答了 1 天。这道题您是头一个答的");
        Telegram.Says(li, Letter(toLi, right: false));
        var toLiToo = await PassingAsync(Telegram.NextMessageAsync(li.Id, m => m.Text.Contains("人答过", StringComparison.Ordinal), TimeSpan.FromSeconds(20)));
        toLiToo.Text.ShouldContain("2 人答过，50% 答对，50% 和您选得一样");

        TapsByForce(Wang, codes[0], asked.MessageId);
        TapsByForce(Wang, codes[1], asked.MessageId);
        await PassingAsync(SaysAsync(Wang, "/help"));
        (await QueryAsync<long>("select count(*) from responses")).ShouldBe([2], "only the first answer counts");
        (await QueryAsync<double>("select score from standings where board = 'all' order by score desc")).ShouldBe([1, 0]);
        (await QueryAsync<string>("select board from standings where score > 0 order by board")).ShouldBe(["all", "month:2026-11", "week:2026-47"]);
    }

    [Fact]
    public async Task Days_in_a_row_are_counted_and_a_late_answer_is_explained_but_does_not_count()
    {
        await SubscribesAsync(Wang);
        var first = await ArrivesAsync(Wang.Id, next: 1);
        await PassingAsync(TapsInPlaceAsync(Wang, first, Letter(first, right: true)));
        var second = await ArrivesAsync(Wang.Id, next: 2);
        second.Text.ShouldNotBe(first.Text);
        (await PassingAsync(TapsInPlaceAsync(Wang, second, Letter(second, right: true)))).Text.ShouldContain("连续答了 2 天");

        var third = await ArrivesAsync(Wang.Id, next: 3);
        await ArrivesAsync(Wang.Id, next: 4);
        Clock!.Jump(Clock.GetUtcNow().AddHours(2));
        var late = await PassingAsync(TapsInPlaceAsync(Wang, third, Letter(third, right: true)));
        late.Text.ShouldContain("因为所以。");
        late.Text.ShouldContain("已经截止");
        (await QueryAsync<double>("select score from standings where board = 'all'")).ShouldBe([2]);
    }

    [Fact]
    public async Task In_a_group_it_is_a_quiz_of_Telegrams_own_and_votes_count_for_the_members()
    {
        var group = Telegram.NewGroup("村里", Wang);
        Telegram.AddsBotTo(group, Wang);
        await TapsAsync(Wang, await SaysAsync(Wang, "/start", group), "都要");
        var li = Telegram.NewUser("李秀英");
        Telegram.Joins(li, group);

        var poll = (await ArrivesAsync(group.Id, next: 1)).Poll.ShouldNotBeNull();
        poll.IsQuiz.ShouldBeTrue();
        poll.IsAnonymous.ShouldBeFalse();
        poll.Options[poll.CorrectOptionIds.Single()].ShouldStartWith(Right);
        poll.Explanation.ShouldNotBeNull().ShouldContain("因为所以。");
        var message = Telegram.Messages.Last(m => m.ChatId == group.Id);
        await Eventually.HoldsAsync(async () => (await QueryAsync<long>("select count(*) from polls")) is [1], "the poll is known");
        Telegram.Votes(li, message, poll.CorrectOptionIds.Single());
        Telegram.Votes(Wang, message, (poll.CorrectOptionIds.Single() + 1) % 3);

        await Eventually.HoldsAsync(
            async () => Passes() && (await QueryAsync<string>("select p.name || ' ' || cast(s.score as integer) from standings s join subscribers p on p.id = s.subscriber_id where board = 'all' order by s.score desc"))
                .SequenceEqual(["李秀英 1", "王 0"]),
            "both votes count for those who cast them");
        Telegram.Messages.ShouldNotContain(m => m.ChatId == li.Id, "who only voted is not written to");
    }

    private bool Passes()
    {
        Clock!.Advance(TimeSpan.FromMilliseconds(250));
        return true;
    }

    /// <summary>Lets the clock come to the rule's next instant, and waits for what it sends.</summary>
    private async Task<SentMessage> ArrivesAsync(long chat, int next)
    {
        Clock!.Jump(new DateTimeOffset(2026, 11, 20 + next, 8, 1, 1, TimeSpan.FromHours(8)));
        var waiting = Telegram.NextMessageAsync(chat, m => m.Text.Contains("今日一题", StringComparison.Ordinal) || m.Poll is not null, TimeSpan.FromSeconds(20));
        return await PassingAsync(waiting);
    }
}
