namespace Bot.Tests.Enquiries;

/// <summary>Somebody asks in their own words.</summary>
public class AskingTests : AskingJourney
{
    [Theory]
    [InlineData("玉米叶子发黄怎么办")]
    [InlineData("/ask 苞米叶片变黄咋整？")]
    public async Task What_is_known_is_answered_with_its_source_and_the_day_it_was_checked(string question)
    {
        var answer = await SaysAsync(Wang, question);

        answer.Text.ShouldStartWith("玉米叶子发黄怎么办");
        answer.Text.ShouldContain("先看缺什么。");
        answer.Text.ShouldContain("来源： 出版者: 出处");
        answer.Text.ShouldContain("2026-01-01");
        answer.Text.ShouldNotContain("不能代替医生");
        answer.Buttons.SelectMany(b => b).Select(b => b.Text).ShouldBe(["1 有用", "2 没用"]);
        (await TapsAsync(Wang, answer, "1 有用")).Text.ShouldContain("谢谢");
    }

    [Fact]
    public async Task A_health_answer_says_that_it_is_no_doctors() =>
        (await SaysAsync(Wang, "感冒吃什么药")).Text.ShouldContain("不能代替医生");

    [Theory]
    [InlineData("孕妇感冒吃什么药")]
    [InlineData("小孩感冒能吃布洛芬吗")]
    [InlineData("感冒不能吃什么药")]
    public async Task A_health_question_that_nearly_fits_is_asked_back(string question)
    {
        var back = await SaysAsync(Wang, question);
        back.Text.ShouldNotContain("多数不用吃药");
        back.Buttons.SelectMany(b => b).ShouldContain(b => b.Text.Contains("问专家", StringComparison.Ordinal) || b.Text.Contains("转给专家", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_likely_is_shown_to_choose_from_by_button()
    {
        var likely = await SaysAsync(Wang, "玉米发黄");
        likely.Text.ShouldContain("您是不是想问");
        (await TapsAsync(Wang, likely, "1 玉米叶子发黄怎么办")).Text.ShouldContain("先看缺什么");
    }

    [Fact]
    public async Task What_is_likely_is_shown_to_choose_from_by_number()
    {
        (await SaysAsync(Wang, "玉米发黄")).Text.ShouldContain("回复前面的数字");
        (await SaysAsync(Wang, "1")).Text.ShouldContain("先看缺什么");
        (await SaysAsync(Wang, "２")).Text.ShouldContain("没帮上您"); // 没用
        (await SaysAsync(Wang, "1")).Text.ShouldContain("已经转给专家");
        (await SaysAsync(Wang, "1")).Text.ShouldContain("没看懂");
    }

    [Fact]
    public async Task Danger_comes_first_and_the_search_after_it_if_it_was_none()
    {
        var first = await SaysAsync(Wang, "玉米打农药中毒怎么办");
        first.Text.Split('\n')[0].ShouldContain("120");
        (await TapsAsync(Wang, first, "1 不是急事，接着找答案")).Text.ShouldNotContain("马上打 120");
    }

    [Fact]
    public async Task Who_asks_how_to_prevent_a_danger_gets_the_number_and_the_search()
    {
        (await SaysAsync(Wang, "玉米打药怎么预防农药中毒")).Text.ShouldContain("现在就有人出事");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldNotContain("马上打 120");
    }

    [Theory]
    [InlineData("谢谢！", "不客气")]
    [InlineData("啥破玩意", "对不住")]
    public async Task Thanks_and_curses_are_no_questions(string text, string says) => (await SaysAsync(Wang, text)).Text.ShouldContain(says);

    [Fact]
    public async Task Who_does_not_want_to_live_is_given_the_number_first() =>
        (await SaysAsync(Wang, "我不想活了")).Text.Split('\n')[0].ShouldContain("12356");

    [Fact]
    public async Task English_is_answered_in_English() =>
        (await SaysAsync(Telegram.NewUser("Ann", "en"), "How do I grow dragon fruit?")).Text.ShouldContain("no answer to this that I can vouch for");

    [Theory]
    [InlineData("/ask")]
    [InlineData("提问")]
    public async Task Ask_alone_says_how(string text) => (await SaysAsync(Wang, text)).Text.ShouldContain("直接写给我就行");

    [Fact]
    public async Task In_a_group_only_what_is_asked_of_the_bot_is_answered()
    {
        var group = Telegram.NewGroup("群", Wang);
        Telegram.AddsBotTo(group, Wang);
        var zhao = Telegram.NewUser("赵");
        Telegram.Joins(zhao, group);

        Telegram.Says(zhao, "玉米叶子发黄怎么办", group);
        (await SaysAsync(zhao, "/ask 玉米螟怎么治", group)).Text.ShouldContain("心叶期撒颗粒剂");
        Telegram.Messages.Count(m => m.ChatId == group.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Buttons_of_others_and_of_nobody_are_turned_away()
    {
        var likely = await SaysAsync(Wang, "玉米发黄");
        var zhao = Telegram.NewUser("赵", started: true);
        var code = likely.Buttons[0][0].CallbackData!;
        foreach (var wrong in new[] { code, "q:999/1", "q:1/9", "q:", "q:x/1", "reply:1/y", "reply:x" })
        {
            Telegram.InjectsRawUpdate($$"""
                {"callback_query": {"id": "{{wrong.GetHashCode(StringComparison.Ordinal)}}", "chat_instance": "1", "data": "{{wrong}}",
                 "from": {"id": {{zhao.Id}}, "is_bot": false, "first_name": "赵", "language_code": "zh-hans"},
                 "message": {"message_id": 5, "date": 1772000000, "chat": {"id": {{zhao.Id}}, "type": "private", "first_name": "赵"}, "text": "x"} } }
                """);
            (await Telegram.NextMessageAsync(zhao.Id)).Text.ShouldContain("太久了", customMessage: wrong);
        }

        RefusalsAreExpected = true; // nobody has tapped those buttons, so that Telegram knows of no tap
    }

    [Fact]
    public async Task A_very_long_question_is_cut_and_answered()
    {
        (await SaysAsync(Wang, string.Concat(Enumerable.Repeat("火龙果怎么越冬", 400)))).Text.ShouldContain("还没有靠得住的答案");
        (await QueryAsync<int>("select max(length(text)) from asks")).ShouldBe([300]);
    }

    [Fact]
    public async Task Everything_asked_goes_with_the_person()
    {
        await PassesAsync(Wang);
        var card = await SaysAsync(Wang, "/me");
        await TapsAsync(Wang, await TapsInPlaceAsync(Wang, card, "删除我的全部信息"), "确定删除");
        (await QueryAsync<int>("select count(*) from asks union all select count(*) from enquiries")).ShouldBe([0, 0]);
    }
}
