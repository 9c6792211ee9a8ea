using System.Net;
using System.Text.Json;
using Bot.Enquiries;
using Bot.Staff.Members;
using Bot.Tests.Enquiries;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff.Api;

/// <summary>Enquiries through the API: by the same rules as at the console.</summary>
public class AnsweringByProgram : AskingJourney
{
    [Fact]
    public async Task An_answer_reaches_the_asker_once_and_becomes_a_draft()
    {
        using var reviewer = await StaffVisitor.JoinAsync(Bot, Role.Reviewer, "Reviewer");
        using var client = await ApiClient.MakeAsync(Bot, reviewer, Role.Reviewer, "enquiries:read", "enquiries:write");
        var enquiry = await PassesAsync(Wang);
        var path = $"/enquiries/{enquiry.Id}";
        (await client.JsonAsync("/enquiries?open=true")).GetProperty("items").EnumerateArray().Single().GetProperty("text").GetString().ShouldBe("火龙果冬天怎么盖才不冻");
        (await client.JsonAsync(path)).GetProperty("answerers").EnumerateArray().Select(a => a.GetProperty("name").GetString()).ShouldBe(["Reviewer"]);

        foreach (var text in new[] { "", "  ", new string('长', 3001) })
        {
            (await client.ProblemAsync(HttpMethod.Post, $"{path}/answer", HttpStatusCode.UnprocessableEntity, new { text })).Errors!.Single().Field.ShouldBe("text");
        }

        await client.ProblemAsync(HttpMethod.Post, $"{path}/draft", HttpStatusCode.Conflict);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.JsonAsync(HttpMethod.Post, $"{path}/answer", new { text = "盖两层膜。" }, "a-1")));
        answers.Select(a => a.GetProperty("status").GetString()).ShouldAllBe(s => s == "answered");
        (await Telegram.NextMessageAsync(Wang.Id)).Text.ShouldContain("盖两层膜");
        await client.ProblemAsync(HttpMethod.Post, $"{path}/answer", HttpStatusCode.Conflict, new { text = "别的" });
        (await client.JsonAsync(HttpMethod.Post, $"{path}/draft")).GetProperty("path").GetString()!.ShouldEndWith($"asked-{enquiry.Id}.md");
        (await client.JsonAsync(path)).GetProperty("history").EnumerateArray().Select(e => e.GetProperty("act").GetString()).ShouldContain("drafted");
        using var admin = await StaffVisitor.JoinAsync(Bot, Role.Admin, "Admin");
        (await admin.PageAsync("/staff/audit?search=enquiry.answer")).ShouldContain("Reviewer (API ");
    }

    [Fact]
    public async Task It_can_be_taken_given_passed_on_filed_joined_and_declined_by_whom_it_concerns()
    {
        using var admin = await StaffVisitor.JoinAsync(Bot, Role.Admin, "Admin");
        using var farm = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Farm", topics: ["agriculture"]);
        using var all = await ApiClient.MakeAsync(Bot, admin, Role.Admin);
        using var farming = await ApiClient.MakeAsync(Bot, farm, Role.Editor);
        var farmId = (await Bot.Get<StaffStore>().FindByNameAsync("Farm"))!.Member.Id;
        var first = (await PassesAsync(Wang)).Id;
        var second = (await PassesAsync(Telegram.NewUser("赵"), "火龙果苗子越冬保温用啥好")).Id;

        await DoAsync(all, second, "file", new { topic = "agriculture" });
        (await DoAsync(all, first, "take")).GetProperty("assignedTo").GetString().ShouldBe("Admin");
        (await DoAsync(all, first, "pass-on")).GetProperty("status").GetString().ShouldBe("new");
        await all.ProblemAsync(HttpMethod.Post, $"/enquiries/{first}/file", HttpStatusCode.UnprocessableEntity, new { topic = "none" });
        (await DoAsync(all, first, "file", new { topic = "health" })).GetProperty("topic").GetString().ShouldBe("health");
        await all.ProblemAsync(HttpMethod.Post, $"/enquiries/{first}/assign", HttpStatusCode.Conflict, new { member = farmId });
        foreach (var (act, body) in new (string, object?)[] { ("answer", new { text = "x" }), ("decline", new { reason = "x" }), ("take", null), ("file", new { topic = "agriculture" }), ("join", new { of = second }) })
        {
            await farming.ProblemAsync(HttpMethod.Post, $"/enquiries/{first}/{act}", HttpStatusCode.NotFound, body);
        }

        await farming.ProblemAsync(HttpMethod.Get, $"/enquiries/{first}", HttpStatusCode.NotFound);
        (await farming.JsonAsync("/enquiries")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetInt64()).ShouldBe([second]);
        await farming.ProblemAsync(HttpMethod.Get, "/enquiries?topic=health", HttpStatusCode.UnprocessableEntity);

        await DoAsync(all, first, "file", new { topic = "agriculture" });
        (await DoAsync(all, first, "assign", new { member = farmId })).GetProperty("assignedTo").GetString().ShouldBe("Farm");
        await all.ProblemAsync(HttpMethod.Post, $"/enquiries/{second}/join", HttpStatusCode.Conflict, new { of = 999 });
        (await DoAsync(all, second, "join", new { of = first })).GetProperty("duplicateOf").GetInt64().ShouldBe(first);
        (await all.JsonAsync($"/enquiries/{first}")).GetProperty("again").GetArrayLength().ShouldBe(1);
        (await farming.JsonAsync("/enquiries?mine=true&open=true")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await DoAsync(farming, first, "decline", new { reason = "看天。" })).GetProperty("reason").GetString().ShouldBe("看天。");
        await all.ProblemAsync(HttpMethod.Post, $"/enquiries/{first}/take", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_an_editor_may_not_answer_says_who_may()
    {
        using var editor = await StaffVisitor.JoinAsync(Bot, Role.Editor, "Editor");
        using var client = await ApiClient.MakeAsync(Bot, editor, Role.Editor);
        var enquiry = await PassesAsync(Wang);
        await client.JsonAsync(HttpMethod.Post, $"/enquiries/{enquiry.Id}/file", new { topic = "health" });

        (await client.JsonAsync($"/enquiries/{enquiry.Id}")).GetProperty("needsRole").GetString().ShouldBe("reviewer");
        (await client.ProblemAsync(HttpMethod.Post, $"/enquiries/{enquiry.Id}/answer", HttpStatusCode.Conflict, new { text = "x" })).Detail.ShouldContain("Reviewer");
        (await Store.FindAsync(enquiry.Id))!.Status.ShouldNotBe(EnquiryStatus.Answered);
        (await client.JsonAsync("/missing-answers?days=30")).GetProperty("items").GetArrayLength().ShouldBe(1);
        await client.ProblemAsync(HttpMethod.Get, "/missing-answers?days=0", HttpStatusCode.UnprocessableEntity);
    }

    private static Task<JsonElement> DoAsync(ApiClient client, long id, string act, object? body = null) => client.JsonAsync(HttpMethod.Post, $"/enquiries/{id}/{act}", body);
}
