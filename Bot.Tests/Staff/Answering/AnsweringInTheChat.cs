using Bot.Enquiries;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Tests.Enquiries;
using Bot.Tests.Fakes;

namespace Bot.Tests.Staff.Answering;

/// <summary>Staff who answer from their own chat.</summary>
public class AnsweringInTheChat : AskingJourney
{
    [Fact]
    public async Task A_reply_to_the_notice_answers_it_and_becomes_a_draft_at_one_tap()
    {
        using var li = await LinkAsync("李老师", Role.Reviewer);
        var enquiry = await PassesAsync(Wang);

        var notice = await Telegram.NextMessageAsync(li.User.Id);
        notice.Text.ShouldContain("火龙果冬天怎么盖才不冻");
        (await StoredAsync(enquiry)).ShouldSatisfyAllConditions(e => e.Status.ShouldBe(EnquiryStatus.Assigned), e => e.AssignedTo.ShouldBe("李老师"));
        Telegram.Says(li.User, "夜里盖**两层膜**。", replyTo: notice);
        var done = await Telegram.NextMessageAsync(li.User.Id);
        done.Text.ShouldContain("answer is on its way");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("夜里盖两层膜。");

        (await TapsAsync(li.User, done, "Make an FAQ draft")).Text.ShouldContain($"asked-{enquiry.Id}.md");
        (await TapsAsync(li.User, done, "Make an FAQ draft")).Text.ShouldContain("There is a draft already: drafts/faq/agriculture/");
        Telegram.Says(li.User, "再补一句", replyTo: notice);
        (await Telegram.NextMessageAsync(li.User.Id)).Text.ShouldContain("settled already");
        (await Bot.Get<AuditLog>().PageAsync(null, "enquiry.", 10)).Select(a => (a.Who, a.Act)).ShouldBe([("李老师", "enquiry.draft"), ("李老师", "enquiry.answer")]);
        (await Bot.Get<EnquiryEvents>().ListAsync(enquiry.Id)).Select(e => e.Act).ShouldBe(
            [EnquiryAct.Raised, EnquiryAct.Assigned, EnquiryAct.Answered, EnquiryAct.Delivered, EnquiryAct.Drafted], ignoreOrder: true);
    }

    [Fact]
    public async Task A_button_asks_for_the_words_and_never_mind_takes_it_back()
    {
        using var li = await LinkAsync("李老师", Role.Reviewer);
        await PassesAsync(Wang);
        var notice = await Telegram.NextMessageAsync(li.User.Id);

        var ask = await TapsAsync(li.User, notice, "Decline");
        (await TapsAsync(li.User, ask, "Not now")).Text.ShouldContain("stays with you");
        (await SaysAsync(li.User, "玉米螟怎么治")).Text.ShouldContain("心叶期", customMessage: "nothing is awaited any more: it is a question of their own");
        await TapsAsync(li.User, notice, "Decline");
        (await SaysAsync(li.User, "这要到地里看。")).Text.ShouldContain("They are told");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("没法答复：这要到地里看。");
    }

    [Fact]
    public async Task Passed_on_it_goes_to_the_next_and_not_back()
    {
        using var li = await LinkAsync("A Li", Role.Reviewer);
        using var zhao = await LinkAsync("B Zhao", Role.Reviewer);
        var enquiry = await PassesAsync(Wang);
        var notice = await Telegram.NextMessageAsync(li.User.Id);

        (await TapsAsync(li.User, notice, "Pass on")).Text.ShouldContain("somebody else");
        var second = await Telegram.NextMessageAsync(zhao.User.Id);
        await TapsAsync(zhao.User, second, "Pass on");
        await Eventually.HoldsAsync(async () => await StoredAsync(enquiry) is { Status: EnquiryStatus.New, AssignedTo: null }, "nobody is left");
    }

    [Fact]
    public async Task An_editor_is_not_given_what_may_be_about_health_and_does_not_answer_it_alone()
    {
        using var editor = await LinkAsync("编辑", Role.Editor);
        var enquiry = await PassesAsync(Wang, "膝盖里头咔咔响是啥毛病");
        await Bot.Get<EnquiryDesk>().FileAsync(enquiry.Id, "health", "test");
        await Bot.Get<EnquiryDesk>().AssignAsync(enquiry.Id, "编辑", "test"); // by hand, past the rule
        (await SaysAsync(editor.User, "/inbox")).Text.ShouldContain("1 questions");
        var notice = await Telegram.NextMessageAsync(editor.User.Id);
        Telegram.Says(editor.User, "贴膏药。", replyTo: notice);
        (await Telegram.NextMessageAsync(editor.User.Id)).Text.ShouldContain("once a reviewer has read it");
        (await StoredAsync(enquiry)).Answer.ShouldBeNull();
    }

    [Fact]
    public async Task After_a_day_all_who_may_answer_are_told_once_and_what_somebody_shut_out_had_goes_to_another()
    {
        using var li = await LinkAsync("A Li", Role.Reviewer);
        using var zhao = await LinkAsync("B Zhao", Role.Reviewer);
        var enquiry = await PassesAsync(Wang);
        await Telegram.NextMessageAsync(li.User.Id);

        await Bot.Get<Database>().WriteAsync(session => session.ExecuteAsync("update enquiries set reminded_at = 1")); // as after a day
        (await Telegram.NextMessageAsync(li.User.Id)).Text.ShouldContain("for a day");
        (await Telegram.NextMessageAsync(zhao.User.Id)).Text.ShouldContain("for a day");
        await Bot.Get<StaffStore>().SetDisabledAsync((await Bot.Get<StaffStore>().FindByNameAsync("A Li"))!.Member.Id, disabled: true);
        (await Telegram.NextMessageAsync(zhao.User.Id)).Text.ShouldContain("A question for you");
        (await StoredAsync(enquiry)).AssignedTo.ShouldBe("B Zhao");
        Telegram.Messages.Count(m => m.Text.Contains("for a day", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task To_strangers_the_words_of_staff_mean_nothing()
    {
        (await SaysAsync(Wang, "/inbox")).Text.ShouldContain("没看懂");
        Telegram.InjectsRawUpdate($$"""
            {"callback_query": {"id": "1", "data": "enq:1/a", "from": {"id": {{Wang.Id}}, "first_name": "王"},
             "message": {"message_id": 1, "date": 1, "chat": {"id": {{Wang.Id}}, "type": "private", "first_name": "王"} } } }
            """);
        RefusalsAreExpected = true; // Telegram does not know that tap
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("没看懂");
    }

    private async Task<Enquiry> StoredAsync(Enquiry enquiry) => (await Store.FindAsync(enquiry.Id))!;
}
