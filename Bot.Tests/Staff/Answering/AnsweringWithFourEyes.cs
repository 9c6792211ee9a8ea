using System.Net;
using Bot.Enquiries;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Tests.Enquiries;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff.Answering;

/// <summary>What is about health: an editor writes the answer, a reviewer sends it.</summary>
public class AnsweringWithFourEyes : AskingJourney
{
    private const string Question = "膝盖里头咔咔响是啥毛病";

    [Fact]
    public async Task At_the_console_an_editor_writes_a_reviewer_changes_and_sends_it_and_it_comes_once()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        using var viewer = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "Viewer");
        var enquiry = await AskedAsync();
        var path = $"/staff/enquiries/{enquiry.Id}";

        (await editor.PageAsync(path)).ShouldContain("Write it for a reviewer to send");
        (await editor.PostAsync($"{path}/answer", ("text", "贴膏药。"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await editor.PostAsync($"{path}/propose", ("text", " "))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await editor.DoAsync($"{path}/propose", ("text", "别下蹲，**去医院**看看。"));
        (await editor.PageAsync(path)).ShouldContain("Your answer waits for a reviewer");
        (await Store.FindAsync(enquiry.Id))!.Answer.ShouldBeNull();
        (await viewer.PageAsync(path)).ShouldContain("take a Reviewer");

        (await reviewer.PageAsync("/staff")).ShouldContain($"Answer: {Question}");
        (await reviewer.PageAsync(path)).ShouldContain("别下蹲，**去医院**看看。</textarea>");
        await reviewer.DoAsync($"{path}/answer", ("text", "少下蹲，疼就**去医院**看看。"));
        var reply = await Telegram.NextMessageAsync(Wang.Id);
        reply.Text.ShouldContain("少下蹲，疼就去医院看看。");
        (await reviewer.PageAsync("/staff")).ShouldNotContain($"Answer: {Question}");
        (await editor.PostAsync($"{path}/propose", ("text", "再来一句"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Bot.Get<AuditLog>().PageAsync(null, "enquiry.", 5)).Select(e => (e.Who, e.Act, e.Before, e.After)).ShouldBe([
            ("Reviewer", "enquiry.release", "别下蹲，**去医院**看看。", "少下蹲，疼就**去医院**看看。"), ("Editor", "enquiry.propose", null, "别下蹲，**去医院**看看。")]);
        Telegram.Messages.Count(m => m.Text.Contains("去医院", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Given_back_with_a_word_it_is_written_anew_or_taken_back()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var other = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Other");
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        var path = $"/staff/enquiries/{(await AskedAsync()).Id}";
        await editor.DoAsync($"{path}/propose", ("text", "贴膏药。"));
        await editor.DoAsync($"{path}/propose", ("text", "贴膏药。"));
        (await other.PostAsync($"{path}/propose", ("text", "按摩。"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await other.PostAsync($"{path}/withdraw")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await reviewer.PostAsync($"{path}/give-back")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await reviewer.DoAsync($"{path}/give-back", ("remark", "先说要不要看医生。"));
        (await editor.PageAsync("/staff")).ShouldContain("先说要不要看医生。");
        (await editor.PageAsync(path)).ShouldContain("贴膏药。</textarea>", customMessage: "what was written is not lost");
        await editor.DoAsync($"{path}/propose", ("text", "先看医生。"));
        await editor.DoAsync($"{path}/withdraw");
        (await reviewer.PostAsync($"{path}/give-back", ("remark", "x"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await editor.PageAsync(path);
        page.ShouldContain("Reviewer: gave the answer back. 先说要不要看医生。");
        page.ShouldContain("Editor: took the answer back.");
    }

    [Fact]
    public async Task In_the_chat_the_editor_replies_the_reviewer_taps_and_nobody_sends_their_own()
    {
        using var editor = await LinkAsync("编辑", Role.Editor);
        using var li = await LinkAsync("李老师", Role.Reviewer);
        var enquiry = await AskedAsync();
        await Telegram.NextMessageAsync(li.User.Id); // it is theirs to answer

        (await SaysAsync(editor.User, "/inbox")).Text.ShouldContain("1 questions");
        var wanted = await Telegram.NextMessageAsync(editor.User.Id);
        wanted.Text.ShouldContain("you could write an answer to");
        Telegram.Says(editor.User, "先看医生。", replyTo: wanted);
        (await Telegram.NextMessageAsync(editor.User.Id)).Text.ShouldContain("once a reviewer has read it");

        var first = await Telegram.NextMessageAsync(li.User.Id);
        first.Text.ShouldContain("先看医生。");
        (await SaysAsync(li.User, await TapsAsync(li.User, first, "Give back"), "写清楚看哪个科。")).Text.ShouldContain("its author is told");
        var back = await Telegram.NextMessageAsync(editor.User.Id);
        back.Text.ShouldContain("写清楚看哪个科。");
        Telegram.Says(editor.User, "先看骨科。", replyTo: back);
        await Telegram.NextMessageAsync(editor.User.Id);

        var second = await Telegram.NextMessageAsync(li.User.Id);
        (await TapsAsync(li.User, first, "Send it")).Text.ShouldContain("decided already", customMessage: "the button is for the answer that stood there");
        (await TapsAsync(li.User, second, "Send it")).Text.ShouldContain("on its way");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("先看骨科。");
        (await TapsAsync(li.User, second, "Send it")).Text.ShouldContain("decided already");
        (await Store.FindAsync(enquiry.Id))!.SettledBy.ShouldBe("李老师");
    }

    [Fact]
    public async Task Answered_another_way_it_waits_no_more_and_what_the_asker_deletes_is_gone()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        var enquiry = await AskedAsync();
        await editor.DoAsync($"/staff/enquiries/{enquiry.Id}/propose", ("text", "贴膏药。"));
        await Desk.DeclineAsync(enquiry.Id, "要当面看。", "command line");
        await Eventually.HoldsAsync(async () => (await QueryAsync<string>("select decision from proposals")).SequenceEqual(["Withdrawn"]), "it waits no more");
        await Store.ForgetAsync(enquiry.Address);
        await Eventually.HoldsAsync(async () => (await QueryAsync<long>("select count(*) from proposals")).SequenceEqual([0L]), "nothing of it stays");
    }

    private async Task<Enquiry> AskedAsync()
    {
        var enquiry = await PassesAsync(Wang, Question);
        await Desk.FileAsync(enquiry.Id, "health", "test");
        return (await Store.FindAsync(enquiry.Id))!;
    }

    private async Task<SentMessage> SaysAsync(FakeUser user, SentMessage after, string text)
    {
        after.Text.ShouldNotBeEmpty();
        return await SaysAsync(user, text);
    }
}
