using Bot.Enquiries;
using Bot.Notices;
using Bot.Storage;
using Bot.Tests.Fakes.Telegram;
using Bot.Tests.Fakes;
using Dapper;

namespace Bot.Tests.Enquiries;

/// <summary>From a question that nobody here can answer to the reply of one who can.</summary>
public class HandingOnTests : AskingJourney
{
    [Fact]
    public async Task A_reply_reaches_the_asker_who_rates_it()
    {
        var enquiry = await PassesAsync(Wang);
        (enquiry.Status, enquiry.Text).ShouldBe((EnquiryStatus.New, "火龙果冬天怎么盖才不冻"));

        (await Desk.AnswerAsync(enquiry.Id, "夜里盖**两层膜**。", "李老师")).ShouldBeNull();

        var reply = await Telegram.NextMessageAsync(Wang.Id);
        reply.Text.ShouldContain("您问的“火龙果冬天怎么盖才不冻”，专家答复了");
        reply.Text.ShouldContain("夜里盖两层膜。");
        (await TapsAsync(Wang, reply, "1 有用")).Text.ShouldContain("谢谢");
        (await Store.FindAsync(enquiry.Id))!.ShouldSatisfyAllConditions(
            e => e.Status.ShouldBe(EnquiryStatus.Answered),
            e => e.SettledBy.ShouldBe("李老师"),
            e => e.Useful.ShouldBe(true));
        await Eventually.HoldsAsync(async () => await Bot.Get<EnquiryReplies>().StateAsync(enquiry.Id) == ReplyState.Sent, "the reply is noted as sent");
    }

    [Fact]
    public async Task The_same_question_of_others_is_joined_and_answered_along()
    {
        var first = await PassesAsync(Wang);
        var zhao = Telegram.NewUser("赵");
        var second = await PassesAsync(zhao, "请问火龙果冬天咋盖才不冻呢？");
        (second.Status, second.DuplicateOf).ShouldBe((EnquiryStatus.Duplicate, first.Id));

        await Desk.AnswerAsync(first.Id, "盖两层膜。", "李老师");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("盖两层膜");
        (await Telegram.NextMessageAsync(zhao.Id)).Text.ShouldContain("盖两层膜");

        var late = Telegram.NewUser("钱");
        await PassesAsync(late, "火龙果冬天怎么盖才不冻");
        (await Telegram.NextMessageAsync(late.Id)).Text.ShouldContain("盖两层膜", customMessage: "what was answered before is answered at once");
    }

    [Fact]
    public async Task What_staff_join_gets_the_others_answer()
    {
        var first = await PassesAsync(Wang);
        var zhao = Telegram.NewUser("赵");
        var other = await PassesAsync(zhao, "火龙果苗子越冬保温用啥好");
        other.Status.ShouldBe(EnquiryStatus.New);

        (await Desk.JoinAsync(other.Id, first.Id, "李老师")).ShouldBeNull();
        (await Desk.JoinAsync(first.Id, other.Id, "李老师")).ShouldNotBeNull();
        await Desk.AnswerAsync(first.Id, "盖两层膜。", "李老师");
        (await Telegram.NextMessageAsync(zhao.Id)).Text.ShouldContain("盖两层膜");
    }

    [Fact]
    public async Task Who_is_declined_is_told_why()
    {
        var enquiry = await PassesAsync(Wang);
        (await Desk.DeclineAsync(enquiry.Id, "这要到现场看。", "李老师")).ShouldBeNull();
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("没法答复：这要到现场看。");
        (await Desk.AnswerAsync(enquiry.Id, "晚了", "李老师")).ShouldBe(DeskProblem.Settled);
    }

    [Fact]
    public async Task A_reply_is_not_lost_when_the_bot_stops_before_it_left()
    {
        var enquiry = await PassesAsync(Wang);
        await Bot.StopAsync();
        Telegram.FaultFor = call => call.Method == "sendMessage" ? FaultKind.ResetBeforeAccept : FaultKind.None;
        await Bot.StartAsync();
        await Desk.AnswerAsync(enquiry.Id, "盖两层膜。", "李老师");
        await Eventually.HoldsAsync(async () => (await QueryAsync<int>("select attempts from enquiry_replies")).SingleOrDefault() > 0, "it was tried");
        await Bot.StopAsync();

        Telegram.FaultFor = null;
        await Bot.StartAsync();
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("盖两层膜");
    }

    [Fact]
    public async Task Staff_have_a_notice_until_it_is_settled()
    {
        var enquiry = await PassesAsync(Wang);
        var notice = (await Bot.Get<NoticeBoard>().ListOpenAsync(10)).ShouldHaveSingleItem();
        (notice.Kind, notice.Subject, notice.Arguments["question"]).ShouldBe((NoticeKind.EnquiryNew, $"enquiry/{enquiry.Id}", enquiry.Text));

        await Desk.AssignAsync(enquiry.Id, "李老师", "test");
        (await Bot.Get<NoticeBoard>().ListOpenAsync(10)).Count.ShouldBe(1);
        await Desk.AnswerAsync(enquiry.Id, "盖两层膜。", "李老师");
        (await Bot.Get<NoticeBoard>().ListOpenAsync(10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_costs_one_notice_and_no_further_try()
    {
        var enquiry = await PassesAsync(Wang);
        Telegram.Blocks(Wang);
        await Desk.AnswerAsync(enquiry.Id, "盖两层膜。", "李老师");
        await Eventually.HoldsAsync(async () => await Bot.Get<EnquiryReplies>().StateAsync(enquiry.Id) == ReplyState.Failed, "it is given up");
        (await Bot.Get<NoticeBoard>().ListOpenAsync(10)).ShouldContain(n => n.Kind == NoticeKind.EnquiryUndelivered);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_deletes_everything_while_the_answer_is_under_way_leaves_nothing_behind(bool blocked)
    {
        var enquiry = await PassesAsync(Wang);
        Telegram.FaultFor = call =>
        {
            if (call.Method == "sendMessage" && call.ChatId == Wang.Id)
            {
                using var connection = Bot.Get<SqliteConnections>().Open();
                connection.Execute("delete from enquiries where id = @Id", new { enquiry.Id });
                Wang.IsDeactivated = blocked;
            }

            return FaultKind.None;
        };
        await Desk.AnswerAsync(enquiry.Id, "盖两层膜。", "李老师");

        await Eventually.HoldsAsync(async () => await Bot.Get<EnquiryStore>().FindAsync(enquiry.Id) is null, "it is deleted");
        await Telegram.QuietAsync(TimeSpan.FromMilliseconds(300));
        (await Bot.Get<NoticeBoard>().ListOpenAsync(10)).ShouldBeEmpty();
        (await Bot.Get<EnquiryEvents>().ListAsync(enquiry.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sixth_question_in_a_day_has_to_wait()
    {
        foreach (var crop in "甲乙丙丁戊")
        {
            await PassesAsync(Wang, $"{crop}火龙果怎么越冬呢");
        }

        var nothing = await SaysAsync(Wang, "己火龙果怎么越冬呢");
        (await TapsAsync(Wang, nothing, nothing.Buttons[^1][0].Text)).Text.ShouldContain("已经转了 5 个问题");
    }

    [Fact]
    public async Task Tapping_twice_hands_on_once()
    {
        var nothing = await SaysAsync(Wang, "火龙果冬天怎么盖才不冻");
        await TapsAsync(Wang, nothing, "1 转给专家");
        (await TapsAsync(Wang, nothing, "1 转给专家")).Text.ShouldContain("已经转给专家");
        (await Store.ListAsync(new())).Count.ShouldBe(1);
    }
}
