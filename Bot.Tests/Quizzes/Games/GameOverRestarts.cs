using Bot.Quizzes.Games;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Telegram;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Quizzes.Games;

/// <summary>A game outlives a restart, lost answers, and a group that moves.</summary>
public class GameOverRestarts : GameJourney
{
    [Fact]
    public async Task It_goes_on_after_a_restart_with_the_same_questions_and_answers_given_meanwhile()
    {
        await BeginsAsync();
        await VotesAsync(Li, await AskedAsync(), right: true);
        var second = await AskedAsync();
        await Bot.StopAsync();
        Telegram.Votes(Li, second, Option(second, right: true));
        Clock!.Jump(Clock.GetUtcNow().AddMinutes(1));
        await Bot.StartAsync();

        (await ToldAsync("第 2 题，1 人答，1 人答对")).Text.ShouldContain("答对 2 题");
        for (var place = 3; place <= 5; place++)
        {
            var question = await AskedAsync();
            question.Poll!.Question.ShouldStartWith($"第 {place} 题");
            await VotesAsync(Li, question, right: true);
        }

        await ToldAsync("抢答结束");
        Polls.ShouldBe(5);
        Telegram.Messages.Where(m => m.Poll is not null).Select(m => m.Poll!.Question.Split(' ')[^1]).ShouldBeUnique();
        (await StandingAsync()).ShouldBe(["李秀英 5"]);
    }

    [Fact]
    public async Task After_a_long_break_it_ends_with_an_apology_and_what_was_won()
    {
        await BeginsAsync();
        await VotesAsync(Li, await AskedAsync(), right: true);
        await Bot.StopAsync();
        Clock!.Jump(Clock.GetUtcNow().AddHours(1));
        await Bot.StartAsync();

        (await ToldAsync("只能先到这里")).Text.ShouldContain("李*　答对 1 题");
        await EndedAsync(GameEnding.Interrupted);
        await BeginsAsync();
    }

    [Fact]
    public async Task A_question_that_was_on_its_way_at_a_crash_is_not_sent_again_but_skipped()
    {
        await BeginsAsync();
        await AskedAsync();
        await Bot.StopAsync();
        await using (var database = new SqliteConnection($"Data Source={Bot.Database};Pooling=False"))
        {
            await database.ExecuteAsync("update games set phase = 1");
        }

        await Bot.StartAsync();

        await ToldAsync("第 1 题就跳过了");
        (await AskedAsync()).Poll!.Question.ShouldStartWith("第 2 题");
    }

    [Fact]
    public async Task A_question_whose_answer_was_lost_is_skipped_and_one_that_was_not_sent_is_tried_again()
    {
        var faults = new Queue<FaultKind>([FaultKind.ResetAfterAccept, FaultKind.TooManyRequests]);
        Telegram.FaultFor = call => call.Method == "sendPoll" && faults.TryDequeue(out var fault) ? fault : FaultKind.None;
        await BeginsAsync();
        await ToldAsync("第 1 题就跳过了");
        var first = await ComesAsync(Telegram.NextMessageAsync(Group.Id, m => m.Poll is not null));
        await VotesByForceAsync(Li, first.Poll!.Id, Option(first, right: true));

        (await AskedAsync()).Poll!.Question.ShouldStartWith("第 2 题");
        (await StandingAsync()).ShouldBeEmpty();
        PausesAreExpected = true;
    }

    [Fact]
    public async Task It_moves_with_the_group()
    {
        await BeginsAsync();
        await VotesAsync(Li, await AskedAsync(), right: true);
        Telegram.MigratesToSupergroup(Group);

        await ToldAsync("第 1 题，1 人答");
        (await AskedAsync()).ChatId.ShouldBe(Group.Id);
        RefusalsAreExpected = true;
    }

    [Fact]
    public async Task It_ends_where_the_bot_was_thrown_out()
    {
        await BeginsAsync();
        await AskedAsync();
        Telegram.KicksBotFrom(Group, Wang);
        await ComesAsync(Eventually.HoldsAsync(async () => (await QueryAsync<long>("select count(*) from games where ended_at is null"))[0] == 0, "the game is over").ContinueWith(_ => 0, TaskScheduler.Default));
        Polls.ShouldBe(1);
    }
}
