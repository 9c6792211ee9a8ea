using System.Net;
using System.Text;
using System.Text.Json;
using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff.Api;

/// <summary>What the console can do, a program can: by the same rules.</summary>
public sealed class Journey : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost").Tip("salt", "health");
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;
    private readonly Dictionary<Role, StaffVisitor> people = [];
    private readonly Dictionary<Role, ApiClient> clients = [];

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(3));
        foreach (var role in new[] { Role.Editor, Role.Reviewer, Role.Admin })
        {
            people[role] = await StaffVisitor.JoinAsync(bot, role);
            clients[role] = await ApiClient.MakeAsync(bot, people[role], role);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in people.Values.Cast<IDisposable>().Concat(clients.Values))
        {
            one.Dispose();
        }

        await bot.DisposeAsync();
        await telegram.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task A_draft_is_put_together_submitted_approved_by_another_and_arrives()
    {
        var editor = clients[Role.Editor];
        var draft = await editor.JsonAsync(HttpMethod.Post, "/drafts", new { tip = "frost" });
        draft.GetProperty("sheet").GetProperty("total").GetInt64().ShouldBe(3);
        draft.GetProperty("sheet").GetProperty("needsApproval").GetBoolean().ShouldBeTrue();
        var submitted = await editor.JsonAsync(HttpMethod.Post, $"/drafts/{draft.GetProperty("id")}/submit");
        var id = submitted.GetProperty("broadcast").GetInt64();
        (await editor.JsonAsync(HttpMethod.Post, $"/drafts/{draft.GetProperty("id")}/submit")).GetProperty("broadcast").GetInt64().ShouldBe(id, "submitted twice it is the same");

        (await editor.ProblemAsync(HttpMethod.Post, $"/broadcasts/{id}/approve", HttpStatusCode.Forbidden)).Type.ShouldEndWith("scope");
        var shown = await clients[Role.Reviewer].JsonAsync(HttpMethod.Post, $"/broadcasts/{id}/approve");
        shown.GetProperty("approval").GetProperty("decision").GetString().ShouldBe("approved");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        telegram.Messages.Count.ShouldBe(3);
        var detail = await editor.JsonAsync($"/broadcasts/{id}");
        detail.GetProperty("counts").GetProperty("sent").GetInt64().ShouldBe(3);
        (await editor.JsonAsync($"/broadcasts/{id}/recipients?limit=2")).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await people[Role.Admin].PageAsync("/staff/audit")).ShouldContain("Editor (API ");
    }

    [Fact]
    public async Task Nobody_approves_what_they_wrote_by_whatever_way()
    {
        var admin = clients[Role.Admin];
        var draft = await admin.JsonAsync(HttpMethod.Post, "/drafts", new { tip = "salt" });
        var id = (await admin.JsonAsync(HttpMethod.Post, $"/drafts/{draft.GetProperty("id")}/submit")).GetProperty("broadcast").GetInt64();

        await admin.ProblemAsync(HttpMethod.Post, $"/broadcasts/{id}/approve", HttpStatusCode.Conflict);
        (await people[Role.Admin].PostAsync($"/staff/broadcasts/{id}/approve")).StatusCode.ShouldBe(HttpStatusCode.Conflict, "what was written through the API is one's own in the console, too");
        (await bot.ReportAsync(id)).Broadcast.Status.ShouldBe(BroadcastStatus.Draft);
        await clients[Role.Reviewer].JsonAsync(HttpMethod.Post, $"/broadcasts/{id}/return", new { remark = "wrong year" });
        (await bot.ReportAsync(id)).Broadcast.Status.ShouldBe(BroadcastStatus.Cancelled);
    }

    [Fact]
    public async Task The_same_key_does_it_once_and_another_body_under_it_is_refused()
    {
        var editor = clients[Role.Editor];
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => editor.JsonAsync(HttpMethod.Post, "/drafts", new { tip = "frost" }, "k-1")));
        answers.Select(a => a.GetProperty("id").GetInt64()).Distinct().Count().ShouldBe(1);
        (await editor.JsonAsync("/drafts")).GetProperty("items").GetArrayLength().ShouldBe(1);

        (await editor.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.UnprocessableEntity, new { tip = "salt" }, "k-1")).Type.ShouldEndWith("key-used");
        await editor.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.BadRequest, new { tip = "salt" }, new string('k', 65));
        await editor.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.UnprocessableEntity, new { tip = "nonsense" }, "k-2");
        await editor.JsonAsync(HttpMethod.Post, "/drafts", new { tip = "salt" }, "k-2"); // what was refused left the key free
        await clients[Role.Reviewer].JsonAsync(HttpMethod.Post, "/drafts", new { tip = "salt" }, "k-1"); // another token's keys are its own
    }

    [Fact]
    public async Task A_broadcast_can_be_paused_resumed_cancelled_and_its_failures_retried_only_as_it_stands()
    {
        var reviewer = clients[Role.Reviewer];
        var blocked = telegram.NewUsers(1);
        await bot.SubscribeAsync(blocked);
        telegram.DeletesAccount(blocked[0]);
        var draft = await reviewer.JsonAsync(HttpMethod.Post, "/drafts", new { tip = "frost" });
        var id = (await reviewer.JsonAsync(HttpMethod.Post, $"/drafts/{draft.GetProperty("id")}/submit")).GetProperty("broadcast").GetInt64();
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        foreach (var act in new[] { "pause", "resume", "cancel" })
        {
            (await reviewer.ProblemAsync(HttpMethod.Post, $"/broadcasts/{id}/{act}", HttpStatusCode.Conflict)).Type.ShouldEndWith("conflict");
        }

        await clients[Role.Editor].ProblemAsync(HttpMethod.Post, $"/broadcasts/{id}/recall", HttpStatusCode.Forbidden);
        var retried = await reviewer.JsonAsync(HttpMethod.Post, $"/broadcasts/{id}/retry");
        retried.GetProperty("broadcast").GetProperty("id").GetInt64().ShouldBeGreaterThan(id);
        await reviewer.JsonAsync(HttpMethod.Post, $"/broadcasts/{id}/recall");
        await reviewer.ProblemAsync(HttpMethod.Post, "/broadcasts/999/pause", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_is_tried_taken_walked_through_and_its_people_stopped_and_deleted()
    {
        var admin = clients[Role.Admin];
        const string list = "channel,address,name,region\nwebchat,a,One,371324\nwebchat,b,Two,41\nfax,c,Three,\n";
        var tried = await admin.JsonAsync(HttpMethod.Post, "/subscribers/import?dryRun=true", Csv(list));
        tried.GetProperty("new").GetInt64().ShouldBe(2);
        var refused = tried.GetProperty("reasons").EnumerateArray().Single();
        refused.GetProperty("line").GetInt32().ShouldBe(4);
        refused.GetProperty("reason").GetString()!.ShouldContain("fax");
        (await admin.JsonAsync("/subscribers?channel=webchat")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await admin.JsonAsync(HttpMethod.Post, "/subscribers/import", Csv(list));

        var seen = new List<string>();
        for (string? cursor = "0"; cursor is not null;)
        {
            var page = await admin.JsonAsync($"/subscribers?limit=1&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("address").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }

        seen.Count.ShouldBe(5);
        seen.Distinct().Count().ShouldBe(5);
        var two = (await admin.JsonAsync("/subscribers?search=Two")).GetProperty("items").EnumerateArray().Single().GetProperty("id").GetInt64();
        (await admin.JsonAsync(HttpMethod.Post, $"/subscribers/{two}/stop")).GetProperty("subscriber").GetProperty("status").GetString().ShouldBe("stopped");
        await admin.JsonAsync(HttpMethod.Delete, $"/subscribers/{two}");
        await admin.ProblemAsync(HttpMethod.Get, $"/subscribers/{two}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_looks_after_some_topics_or_regions_sees_and_does_no_more_through_a_token()
    {
        var far = await bot.Get<ISubscriberStore>().SaveAsync(new() { Address = new("webchat", "b"), Name = "Faraway", Locale = "en", Region = "41", Status = SubscriberStatus.Active });
        using var county = await StaffVisitor.JoinAsync(bot, Role.Admin, "County", regions: ["371324"]);
        using var limited = await ApiClient.MakeAsync(bot, county, Role.Admin);
        (await limited.JsonAsync("/subscribers")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await limited.ProblemAsync(HttpMethod.Get, $"/subscribers/{far.Id}", HttpStatusCode.NotFound);
        await limited.ProblemAsync(HttpMethod.Delete, $"/subscribers/{far.Id}", HttpStatusCode.NotFound);
        await limited.ProblemAsync(HttpMethod.Post, "/subscribers/import", HttpStatusCode.Forbidden, Csv("channel,address\nwebchat,x\n"));
        var draft = await limited.JsonAsync(HttpMethod.Post, "/drafts", new { tip = "frost", audience = new { regions = new[] { "37" } } });
        (await limited.ProblemAsync(HttpMethod.Post, $"/drafts/{draft.GetProperty("id")}/submit", HttpStatusCode.UnprocessableEntity)).Errors!.Select(e => e.Field).ShouldContain("not-yours");

        using var healthy = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Healthy", topics: ["health"]);
        using var health = await ApiClient.MakeAsync(bot, healthy, Role.Reviewer);
        await health.ProblemAsync(HttpMethod.Post, "/drafts", HttpStatusCode.UnprocessableEntity, new { tip = "frost" });
        await health.ProblemAsync(HttpMethod.Get, "/content/frost", HttpStatusCode.NotFound);
        (await health.JsonAsync("/content")).GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetString()).ShouldBe(["salt"]);
    }

    [Fact]
    public async Task A_draft_is_tried_on_whoever_writes_it_and_on_nobody_else()
    {
        var editor = clients[Role.Editor];
        var draft = (await editor.JsonAsync(HttpMethod.Post, "/drafts", new { tip = "frost" })).GetProperty("id");
        (await editor.ProblemAsync(HttpMethod.Post, $"/drafts/{draft}/test", HttpStatusCode.Conflict)).Detail.ShouldContain("Link a chat");
        var own = telegram.NewUsers(1)[0];
        await bot.SubscribeAsync([own]);
        await bot.Get<StaffStore>().SetChatAsync((await bot.Get<StaffStore>().FindByNameAsync("Editor"))!.Member.Id, $"telegram:{own.Id}");

        await editor.JsonAsync(HttpMethod.Post, $"/drafts/{draft}/test");
        telegram.Messages.ShouldNotBeEmpty();
        telegram.Messages.ShouldAllBe(m => m.ChatId == own.Id);
        await clients[Role.Admin].ProblemAsync(HttpMethod.Post, $"/drafts/{draft}/test", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Tables_are_taken_along_by_those_who_look_after_everybody()
    {
        var sent = await bot.BroadcastAsync("frost");
        await bot.BecomesAsync(sent, BroadcastStatus.Completed);
        (string Path, Role Least, int Lines)[] tables = [("/subscribers.csv", Role.Admin, 4), ($"/broadcasts/{sent}/recipients.csv", Role.Editor, 4), ("/reports/reach.csv", Role.Viewer, 2)];
        using var county = await StaffVisitor.JoinAsync(bot, Role.Admin, "County", regions: ["371324"]);
        using var limited = await ApiClient.MakeAsync(bot, county, Role.Admin);
        foreach (var (path, least, lines) in tables)
        {
            using var answer = await clients[Role.Admin].GetAsync(path);
            answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8", path);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n').Count(l => l.Length > 0).ShouldBe(lines, path);
            using var less = await clients[Role.Editor].GetAsync(path);
            (less.StatusCode == HttpStatusCode.Forbidden).ShouldBe(least > Role.Editor, path);
            if (least > Role.Viewer)
            {
                (await limited.ProblemAsync(HttpMethod.Get, path, HttpStatusCode.Forbidden)).Type.ShouldEndWith("everybody");
            }
        }

        (await people[Role.Admin].PageAsync("/staff/audit?search=export")).ShouldContain("Admin (API ");
    }

    [Fact]
    public async Task Everything_that_can_be_read_can_be_read()
    {
        foreach (var path in new[] { "/me", "/broadcasts", "/drafts", "/subscribers", "/content", "/content/frost", "/content-problems", "/calendar?days=3", "/figures", "/reports/reach", "/reports/growth", "/notices", "/staff", "/audit", "/contests", "/enquiries", "/enquiries?open=true&topic=health&mine=true", "/missing-answers?days=30", "/quizzes/practice/items", "/quizzes/daily/items", "/schedules", "/settings", "/staff/invites", "/webhooks" })
        {
            (await clients[Role.Admin].JsonAsync(path)).ValueKind.ShouldBe(JsonValueKind.Object, path);
        }
    }

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");
}
