using System.Text.RegularExpressions;
using Bot.Quizzes.Games;
using Bot.Staff.Members;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Quizzes.Games;

/// <summary>A game (抢答), played by hand.</summary>
public partial class GameInAGroup : GameJourney
{
    [Fact]
    public async Task From_the_announcement_to_the_last_standing()
    {
        (await BeginsAsync()).Text.ShouldContain("（什么都有）共 5 题，每题 30 秒");
        for (var place = 1; place <= 5; place++)
        {
            var question = await AskedAsync();
            question.Poll!.Question.ShouldStartWith($"第 {place} 题（共 5 题） ");
            (question.Poll.IsQuiz, question.Poll.IsAnonymous, question.Poll.OpenPeriod).ShouldBe((true, false, 30));
            question.Poll.Explanation.ShouldNotBeNull().ShouldContain("因为所以。");
            Clock!.Advance(TimeSpan.FromSeconds(2));
            await VotesAsync(Li, question, right: true);
            Clock.Advance(TimeSpan.FromSeconds(3));
            await VotesAsync(Zhao, question, right: place != 2);
            await VotesAsync(Wang, question, right: place == 1);
            if (place == 2)
            {
                var standing = (await ToldAsync("第 2 题，3 人答，1 人答对。")).Text;
                standing.ShouldContain("正确答案：对的");
                Lines(standing).ShouldBe(["1. 李*　答对 2 题", "2. 赵*　答对 1 题", "2. 王*　答对 1 题"]);
            }
        }

        var end = (await ToldAsync("抢答结束")).Text;
        Lines(end).ShouldBe(["1. 李*　答对 5 题", "2. 赵*　答对 4 题", "3. 王*　答对 1 题"]);
        await EndedAsync(GameEnding.Played);
        (await QueryAsync<long>("select count(*) from reviews")).ShouldBe([15], "what was answered is remembered for practice");
        Telegram.Messages.ShouldAllBe(m => m.ChatId == Group.Id, "nobody is written to for voting");
    }

    [Fact]
    public async Task Among_equals_the_quickest_leads_and_only_right_answers_take_time()
    {
        await BeginsAsync();
        var first = await AskedAsync();
        Clock!.Advance(TimeSpan.FromSeconds(2));
        await VotesAsync(Zhao, first, right: true);
        Clock.Advance(TimeSpan.FromSeconds(4));
        await VotesAsync(Li, first, right: true);
        var second = await AskedAsync();
        await VotesAsync(Li, second, right: false);
        await ToldAsync("第 2 题，1 人答");

        (await StandingAsync()).ShouldBe(["赵大山 1", "李秀英 1"]);
        (await QueryAsync<long>("select s.taken_ms from standings s join subscribers p on p.id = s.subscriber_id where p.name = '李秀英'"))[0].ShouldBeInRange(6000, 7500);
    }

    [Fact]
    public async Task A_vote_that_comes_twice_or_late_or_for_an_old_or_foreign_poll_changes_nothing()
    {
        await BeginsAsync();
        var first = await AskedAsync();
        await VotesAsync(Li, first, right: false);
        await VotesByForceAsync(Li, first.Poll!.Id, Option(first, right: true));
        (await StandingAsync()).ShouldBe(["李秀英 0"], "the first vote stays");

        await ToldAsync("第 1 题，1 人答");
        await VotesByForceAsync(Zhao, first.Poll.Id, Option(first, right: true));
        var second = await AskedAsync();
        await VotesByForceAsync(Zhao, first.Poll.Id, Option(first, right: true));
        await VotesByForceAsync(Zhao, "12345", 0);
        await VotesByForceAsync(Zhao, second.Poll!.Id, 9);
        (await StandingAsync()).ShouldBe(["李秀英 0"]);
        (await QueryAsync<long>("select count(*) from responses")).ShouldBe([1]);
    }

    [Fact]
    public async Task A_vote_that_is_quicker_than_the_answer_to_our_call_counts_too()
    {
        await BeginsAsync();
        var first = await AskedAsync();
        var known = (await QueryAsync<string>("select tag from polls")).Single();
        await WriteAsync("delete from polls");
        await VotesByForceAsync(Li, first.Poll!.Id, Option(first, right: true));
        (await StandingAsync()).ShouldBeEmpty();
        await WriteAsync($"insert into polls (channel, poll_id, tag, address, message_id, sent_at) values ('telegram', '{first.Poll.Id}', '{known}', '{Group.Id}', '{first.MessageId}', 0)");

        (await ToldAsync("第 1 题，1 人答，1 人答对")).Text.ShouldContain("李*");
        (await QueryAsync<long>("select count(*) from early_votes")).ShouldBe([0]);
    }

    [Fact]
    public async Task After_two_silent_questions_it_leaves_people_in_peace_with_a_kind_word()
    {
        await BeginsAsync("/game 7");
        await VotesAsync(Li, await AskedAsync(), right: true);
        await AskedAsync();
        (await ToldAsync("第 2 题没有人答")).Text.ShouldNotContain("先到这里", customMessage: "one silent question may happen");
        await VotesAsync(Li, await AskedAsync(), right: true);
        await AskedAsync();
        await AskedAsync();

        var end = (await ToldAsync("看来大家正忙着")).Text;
        Lines(end).ShouldBe(["1. 李*　答对 2 题"]);
        await EndedAsync(GameEnding.Silent);
        Polls.ShouldBe(5);
    }

    [Fact]
    public async Task An_admin_ends_it_with_the_button_and_what_is_voted_then_does_not_count()
    {
        var start = await BeginsAsync();
        var question = await AskedAsync();
        await VotesAsync(Li, question, right: true);
        Telegram.Taps(Zhao, start, "结束抢答（群管理员）");
        await ToldAsync("由群管理员");
        Telegram.Taps(Wang, start, "结束抢答（群管理员）");
        Lines((await ToldAsync("抢答先到这里")).Text).ShouldBe(["1. 李*　答对 1 题"]);

        Telegram.Votes(Zhao, question, Option(question, right: true));
        Telegram.Taps(Wang, start, "结束抢答（群管理员）");
        await ToldAsync("现在没有抢答");
        Clock!.Advance(TimeSpan.FromMinutes(2));
        (await StandingAsync()).ShouldBe(["李秀英 1"]);
        Polls.ShouldBe(1);
    }

    [Fact]
    public async Task A_group_plays_one_game_at_a_time_and_another_group_its_own()
    {
        await BeginsAsync();
        Telegram.Says(Wang, "抢答", Group, replyTo: Telegram.Messages[^1]);
        await ToldAsync("这个群正在抢答");
        var other = Telegram.NewGroup("另一个群", Zhao);
        Telegram.AddsBotTo(other, Zhao);
        Telegram.Says(Zhao, "/game 农事 5", other);
        (await ComesAsync(Telegram.NextMessageAsync(other.Id))).Text.ShouldContain("只有 4 道题");
        Telegram.Says(Zhao, "/game 6", other);
        (await ComesAsync(Telegram.NextMessageAsync(other.Id))).Text.ShouldContain("共 6 题");
    }

    [Fact]
    public async Task What_was_written_wrong_is_named_with_an_example()
    {
        Telegram.Says(Wang, "/game 下棋", Group);
        (await ToldAsync("下棋")).Text.ShouldBe("没有“下棋”这一类。有这些：农事、健康。比如发 /game 农事");
        Telegram.Says(Wang, "/game 3", Group);
        await ToldAsync("5 到 15 题");
        Telegram.Says(Wang, "/game 99999999999999999999", Group);
        await ToldAsync("5 到 15 题");
        Telegram.Says(Wang, "/endgame", Group);
        await ToldAsync("现在没有抢答");
    }

    [Fact]
    public async Task Only_admins_and_linked_staff_may_start_one()
    {
        Telegram.Says(Zhao, "/game 5", Group);
        await ToldAsync("由群管理员");
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        Telegram.Says(Zhao, await editor.LinkCommandAsync());
        await ComesAsync(Telegram.NextMessageAsync(Zhao.Id));

        Telegram.Says(Zhao, "/game 5", Group);
        await ToldAsync("抢答开始");
        Telegram.Says(Zhao, "/stop", Group);
        (await ToldAsync("由群管理员")).ShouldNotBeNull("staff play; whether the group is subscribed is its admins' business");
    }

    [Fact]
    public async Task Outside_of_groups_one_sentence_says_where_it_is_played()
    {
        (await ComesAsync(SaysAsync(Wang, "/game"))).Text.ShouldBe("抢答要在 Telegram 群里玩。把我加进群，再请群管理员在群里发 /game 就行。");
        using var visitor = await WebVisitor.ArriveAsync(Bot.Address, "en");
        await visitor.SaysAsync("/game");
        (await visitor.AnswerAsync()).Html.ShouldContain("played in a Telegram group");
    }

    private static string[] Lines(string text) => [.. LineOfBoard().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"^\d+\. .*?题(?=，用时 [0-9.]+ 秒)", RegexOptions.Multiline)]
    private static partial Regex LineOfBoard();
}
