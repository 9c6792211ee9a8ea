using Bot.Content;
using Bot.Quizzes.Corrections;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tests.Quizzes.Journeys;

namespace Bot.Tests.Quizzes.Contests;

/// <summary>A key that turns out to be wrong.</summary>
public class KeyCorrections : WrongKeyJourney
{
    // Not only the key: the order of the choices too. Who chose what is found by its words.
    private const string ReorderedKey = "kind: single\n    choices:\n      - 错的二1\n      - 错的一1\n      - right: 对的1";

    private protected override void Prepare(ContentFolder content)
    {
        base.Prepare(content);
        content.Schedules("  - {id: daily, when: \"1 8 * * *\", what: {question: health}}");
    }

    [Fact]
    public async Task It_changes_points_and_ranking_once_and_those_concerned_are_told_once()
    {
        await SubscribesAsync(Wang);
        (await PlaysAsync(Wang)).Text.ShouldContain("得 15 分", customMessage: "one key is wrong");

        (await CorrectsAsync()).ShouldBe((1, 1));
        (await CorrectsAsync()).ShouldBe((0, 0), "a second time there is nothing to correct");

        (await QueryAsync<double>("select score from standings where board = 'cup'")).ShouldBe([20]);
        (await QueryAsync<double>("select score from attempts")).ShouldBe([20]);
        var told = await PassingAsync(Telegram.NextMessageAsync(Wang.Id, m => m.Text.Contains("更正", StringComparison.Ordinal)));
        told.Text.ShouldContain("狗咬了怎么办？");
        told.Text.ShouldContain("正确答案是：对的1。");
        await PassingAsync(SaysAsync(Wang, "/help"));
        Telegram.Messages.Count(m => m.Text.Contains("更正", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_paper_that_is_open_goes_on_by_the_right_key_and_shows_it_afterwards()
    {
        var first = await TapsAsync(Wang, await SaysAsync(Wang, "竞赛"), "开始答题");
        await CorrectsAsync();
        var done = await AnswersAllAsync(Wang, first);

        done.Text.ShouldContain("得 20 分");
        var answers = await TapsAsync(Wang, done, "看答案");
        answers.Text.ShouldNotContain("正确答案", customMessage: "all four are right by the key they have now");
    }

    [Fact]
    public async Task Who_only_practised_is_told_too_and_their_book_of_wrong_answers_is_put_right()
    {
        var question = await BeginsAsync(Wang);
        for (var place = 1; place <= 4; place++)
        {
            question = (await AnswersAsync(Wang, question, right: true)).Next;
        }

        (await QueryAsync<string>("select question from cards where wrong")).ShouldBe(["q1"]);
        (await CorrectsAsync()).ShouldBe((1, 1));
        (await QueryAsync<string>("select question from cards where wrong")).ShouldBeEmpty();
        await PassingAsync(Telegram.NextMessageAsync(Wang.Id, m => m.Text.Contains("更正", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_boards_of_the_day_s_question_are_put_right()
    {
        await SubscribesAsync(Wang);
        // Whichever question comes first: every key but one is right, so that one is made the only one of its topic.
        Content.Write("questions/health/a.yaml", "questions:\n" + QuestionForms.Entry(WrongKey, "q1", "狗咬了怎么办？"));
        File.Delete(Path.Combine(Content.Root, "quizzes", "cup.yaml"));
        TakesContent();
        Clock!.Jump(new DateTimeOffset(2026, 11, 21, 8, 1, 1, TimeSpan.FromHours(8)));
        var asked = await PassingAsync(Telegram.NextMessageAsync(Wang.Id, IsQuestion, TimeSpan.FromSeconds(20)));
        (await PassingAsync(TapsInPlaceAsync(Wang, asked, Letter(asked, right: true)))).Text.ShouldContain("答错了");
        (await QueryAsync<double>("select score from standings")).ShouldBe([0, 0, 0]);

        (await CorrectsAsync(onlyOne: true)).ShouldBe((1, 1));

        (await QueryAsync<double>("select score from standings")).ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task A_question_that_is_answered_in_another_way_by_now_leaves_old_answers_alone()
    {
        await PlaysAsync(Wang);
        Rewrites(Questions("kind: number\n    answer: 3"));
        var regraded = await Bot.Get<Regrading>().RunAsync(Bot.Get<ContentLibrary>().Current.Questions["q1"]);
        (regraded.Answers, regraded.LeftAlone).ShouldBe((0, 1));
        (await QueryAsync<double>("select score from attempts")).ShouldBe([15]);
    }

    [Fact]
    public async Task A_contest_whose_file_is_gone_is_named_and_reckoned_when_it_is_back()
    {
        await PlaysAsync(Wang);
        var cup = Path.Combine(Content.Root, "quizzes", "cup.yaml");
        var text = await File.ReadAllTextAsync(cup, TestContext.Current.CancellationToken);
        File.Delete(cup);
        (await RegradesAsync(Questions(ReorderedKey))).UnknownContests.ShouldBe(["cup"]);
        (await QueryAsync<double>("select score from standings where board = 'cup'")).ShouldBe([15]);

        Content.Write("quizzes/cup.yaml", text);
        (await RegradesAsync(Questions(ReorderedKey))).UnknownContests.ShouldBeEmpty();
        (await QueryAsync<double>("select score from standings where board = 'cup'")).ShouldBe([20]);
    }

    private async Task<(int Answers, long People)> CorrectsAsync(bool onlyOne = false)
    {
        var regraded = await RegradesAsync(onlyOne ? "questions:\n" + QuestionForms.Entry(ReorderedKey, "q1", "狗咬了怎么办？") : Questions(ReorderedKey));
        return (regraded.Answers, regraded.People);
    }

    private async Task<Regraded> RegradesAsync(string questions)
    {
        Rewrites(questions);
        return await Bot.Get<Regrading>().RunAsync(Bot.Get<ContentLibrary>().Current.Questions["q1"]);
    }
}
