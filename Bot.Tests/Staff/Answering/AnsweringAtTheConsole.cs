using System.Net;
using Bot.Enquiries;
using Bot.Staff.Members;
using Bot.Tests.Enquiries;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff.Answering;

/// <summary>The inbox at the console.</summary>
public class AnsweringAtTheConsole : AskingJourney
{
    [Fact]
    public async Task An_answer_from_the_console_reaches_the_asker_and_the_page_shows_what_became_of_it()
    {
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        var enquiry = await PassesAsync(Wang);
        (await reviewer.PageAsync("/staff/enquiries")).ShouldContain("火龙果冬天怎么盖才不冻");

        var path = $"/staff/enquiries/{enquiry.Id}";
        (await reviewer.PostAsync($"{path}/answer", ("text", "  "))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var tooLong = await reviewer.PostAsync($"{path}/answer", ("text", new string('长', 3001))))
        {
            (await tooLong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("长长长", customMessage: "what was written is not lost");
        }

        await reviewer.DoAsync($"{path}/answer", ("text", "盖两层膜。"));
        var reply = await Telegram.NextMessageAsync(Wang.Id);
        reply.Text.ShouldContain("盖两层膜");
        await TapsAsync(Wang, reply, "2 没用");
        var page = await reviewer.PageAsync(path);
        page.ShouldContain("it did not help");
        page.ShouldContain("Delivered to the asker's chat (Telegram)");
        (await reviewer.PageAsync("/staff/enquiries")).ShouldNotContain("火龙果");
        (await reviewer.PageAsync("/staff/enquiries?state=Answered")).ShouldContain("火龙果");
        (await reviewer.PageAsync("/staff/enquiries?state=Answered&topic=health")).ShouldNotContain("火龙果");
        await reviewer.DoAsync($"{path}/draft");
        File.Exists(Path.Combine(Content.Root, "drafts", "faq", enquiry.Topic ?? "agriculture", $"asked-{enquiry.Id}.md")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_takes_a_reviewer_is_not_filed_elsewhere_to_be_answered_by_less()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        var enquiry = await PassesAsync(Wang);
        await reviewer.DoAsync($"/staff/enquiries/{enquiry.Id}/file", ("topic", "health"));

        (await editor.PostAsync($"/staff/enquiries/{enquiry.Id}/answer", ("text", "x"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await editor.PostAsync($"/staff/enquiries/{enquiry.Id}/file", ("topic", "agriculture"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await editor.PageAsync($"/staff/enquiries/{enquiry.Id}")).ShouldNotContain("<option value=\"agriculture\"");

        (await Store.FindAsync(enquiry.Id))!.Topic.ShouldBe("health");
        await reviewer.DoAsync($"/staff/enquiries/{enquiry.Id}/file", ("topic", "agriculture"));
        await editor.DoAsync($"/staff/enquiries/{enquiry.Id}/file", ("topic", "health"));
    }

    [Fact]
    public async Task It_can_be_taken_given_filed_joined_and_declined()
    {
        using var admin = await StaffVisitor.JoinAsync(Bot, Role.Admin, "Admin");
        using var farm = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Farm", topics: ["agriculture"]);
        var farmId = (await Bot.Get<StaffStore>().FindByNameAsync("Farm"))!.Member.Id;
        var first = await PassesAsync(Wang);
        var second = await PassesAsync(Telegram.NewUser("赵"), "火龙果苗子越冬保温用啥好");

        await admin.DoAsync($"/staff/enquiries/{first.Id}/take");
        (await Store.FindAsync(first.Id))!.AssignedTo.ShouldBe("Admin");
        await admin.DoAsync($"/staff/enquiries/{first.Id}/file", ("topic", "health"));
        (await admin.PostAsync($"/staff/enquiries/{first.Id}/assign", ("to", $"{farmId}"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "health is not theirs");
        (await farm.GetAsync($"/staff/enquiries/{first.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await farm.PostAsync($"/staff/enquiries/{first.Id}/answer", ("text", "x"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await admin.DoAsync($"/staff/enquiries/{first.Id}/file", ("topic", "agriculture"));
        await admin.DoAsync($"/staff/enquiries/{first.Id}/assign", ("to", $"{farmId}"));
        (await Store.FindAsync(first.Id))!.AssignedTo.ShouldBe("Farm");

        await admin.DoAsync($"/staff/enquiries/{second.Id}/join", ("of", $"{first.Id}"));
        (await admin.PageAsync($"/staff/enquiries/{first.Id}")).ShouldContain("1 more asked the same");
        await farm.DoAsync($"/staff/enquiries/{first.Id}/decline", ("reason", "看天。"));
        (await Store.FindAsync(first.Id))!.Status.ShouldBe(EnquiryStatus.Declined);
        (await admin.PostAsync($"/staff/enquiries/{first.Id}/take")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Today_names_what_waits_and_the_missing_page_what_the_content_lacks()
    {
        using var viewer = await StaffVisitor.JoinAsync(Bot, Role.Viewer, "Viewer");
        var enquiry = await PassesAsync(Wang);
        await SaysAsync(Wang, "核桃树怎么嫁接成活率高");

        (await viewer.PageAsync("/staff")).ShouldContain($"href=\"/staff/enquiries/{enquiry.Id}\"");
        var page = await viewer.PageAsync("/staff/enquiries/missing");
        page.ShouldContain("核桃树怎么嫁接成活率高");
        page.ShouldContain("2 questions were not answered well, 2 different ones");
        page.ShouldContain("50%");
        (await viewer.PageAsync($"/staff/enquiries/{enquiry.Id}")).ShouldNotContain("<textarea");
    }
}
