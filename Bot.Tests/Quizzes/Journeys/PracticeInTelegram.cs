namespace Bot.Tests.Quizzes.Journeys;

/// <summary>Practice, played by hand.</summary>
public class PracticeInTelegram : QuizJourney
{
    [Fact]
    public async Task A_round_asks_one_after_another_and_explains_each()
    {
        var question = await BeginsAsync(Wang);
        for (var place = 1; place <= 4; place++)
        {
            question.Text.ShouldContain($"第 {place} 题，共 4 题");
            var (feedback, next) = await AnswersAsync(Wang, question, right: place != 2);
            feedback.Text.ShouldContain(place != 2 ? "答对了！" : "正确答案：");
            feedback.Text.ShouldContain("因为所以。");
            feedback.Text.ShouldContain("来源： 出版者: 出处");
            question = next;
        }

        question.Text.ShouldContain("4 题，答对 3 题");
        (await TapsAsync(Wang, question, "错题本（1）")).Text.ShouldContain("第 1 题，共 1 题");
    }

    [Fact]
    public async Task A_second_tap_shows_the_same_and_counts_once()
    {
        var question = await BeginsAsync(Wang);
        var codes = question.Buttons[0].Select(b => b.CallbackData!).ToArray();
        await AnswersAsync(Wang, question, right: true);

        foreach (var code in codes)
        {
            TapsByForce(Wang, code, question.MessageId);
        }

        (await SaysAsync(Wang, "/help")).Text.ShouldContain("您可以发");
        (await QueryAsync<long>("select count(*) from responses")).ShouldBe([1]);
        (await QueryAsync<double>("select score from responses")).ShouldBe([1]);
        (await QueryAsync<long>("select count(*) from reviews")).ShouldBe([1]);
    }

    [Fact]
    public async Task Somebody_elses_tap_and_one_that_was_made_up_are_told_so_and_change_nothing()
    {
        var question = await BeginsAsync(Wang);
        var code = question.Buttons.SelectMany(row => row).First().CallbackData!;
        var li = Telegram.NewUser("李", started: true);

        TapsByForce(li, code);
        (await Telegram.NextMessageAsync(li.Id)).Text.ShouldContain("问的是别人");
        TapsByForce(Wang, code.Replace(".1.", ".2.", StringComparison.Ordinal));
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("过期", customMessage: "a question that was not asked yet");
        TapsByForce(Wang, code[..^6] + "aaaaaa");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("过期");

        (await QueryAsync<long>("select count(*) from responses")).ShouldBe([0]);
    }

    [Fact]
    public async Task A_written_letter_answers_and_other_words_are_left_alone()
    {
        var question = await BeginsAsync(Wang);

        (await SaysAsync(Wang, "今天天气好")).Text.ShouldContain("帮助", Case.Sensitive, "it is no answer");
        (await SaysAsync(Wang, Letter(question, right: true).ToLowerInvariant())).Text.ShouldContain("答对了");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("第 2 题");
    }

    [Fact]
    public async Task A_round_that_was_left_goes_on_where_it_was_even_after_a_restart()
    {
        var (_, second) = await AnswersAsync(Wang, await BeginsAsync(Wang), right: true);
        (await TapsAsync(Wang, second, "先停一停")).Text.ShouldContain("停在这里");

        await Bot.StopAsync();
        await Bot.StartAsync();

        var again = await TapsAsync(Wang, await SaysAsync(Wang, "答题"), "接着上次答");
        again.Text.ShouldBe(second.Text);
        (await AnswersAsync(Wang, again, right: true)).Next.Text.ShouldContain("第 3 题");
        TapsByForce(Wang, second.Buttons[0][0].CallbackData!, second.MessageId);
        await SaysAsync(Wang, "/help");
        (await QueryAsync<double>("select score from responses")).ShouldBe([1, 1], "the old message's buttons answer nothing twice");
    }

    [Fact]
    public async Task An_edit_of_the_content_does_not_change_a_question_that_is_on_the_screen()
    {
        var question = await BeginsAsync(Wang);
        Content.Write("questions/health/a.yaml", "questions: []\n");
        TakesContent();

        (await AnswersAsync(Wang, question, right: true)).Feedback.Text.ShouldContain("答对了");
    }

    [Fact]
    public async Task What_was_wrong_comes_back_the_next_day_and_what_was_right_later()
    {
        var question = await BeginsAsync(Wang);
        for (var place = 1; place <= 4; place++)
        {
            question = (await AnswersAsync(Wang, question, right: place > 1)).Next;
        }

        (await SaysAsync(Wang, "/quiz")).Text.ShouldNotContain("该温习");
        await NextDayAsync();
        var menu = await PassingAsync(SaysAsync(Wang, "/quiz"));
        menu.Text.ShouldContain("1 道答过的题该温习了");
        (await TapsAsync(Wang, menu, "都来一点")).Text.ShouldContain("共 1 题");
        // Good after a first look is due in two days, by FSRS-6 and its usual weights.
        await NextDayAsync();
        (await PassingAsync(SaysAsync(Wang, "/quiz"))).Text.ShouldContain("4 道答过的题该温习了");
    }

    [Fact]
    public async Task Too_easy_puts_a_question_off_for_longer()
    {
        var (feedback, _) = await AnswersAsync(Wang, await BeginsAsync(Wang), right: true);
        (await QueryAsync<long>("select due_on - reviewed_on from cards")).ShouldBe([2]);

        (await TapsAsync(Wang, feedback, "太简单了")).Text.ShouldContain("很久以后");

        (await QueryAsync<long>("select due_on - reviewed_on from cards")).ShouldBe([8]);
        (await QueryAsync<long>("select rating from reviews")).ShouldBe([4]);
    }

    [Fact]
    public async Task In_a_group_it_says_where_to_practise()
    {
        var group = Telegram.NewGroup("村里", Wang);
        Telegram.AddsBotTo(group, Wang);
        (await SaysAsync(Wang, "/quiz", group)).Text.ShouldContain("单独给我发");
    }
}
