using System.Net;
using Bot.Staff.Members;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Web;

namespace Bot.Tests.Staff.Api;

/// <summary>Webhooks, staff, settings and backups through the API; and what a token never does.</summary>
public sealed class AdministeringByProgram : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private BotUnderTest bot = null!;
    private StaffVisitor admin = null!;
    private ApiClient client = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content, settings: new() { ["Webhooks:AllowLoopback"] = "true" });
        admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
        client = await ApiClient.MakeAsync(bot, admin, Role.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        admin.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task A_webhook_is_made_tried_changed_turned_off_and_on_and_removed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        string[] events = ["broadcast.completed"];
        (await client.ProblemAsync(HttpMethod.Post, "/webhooks", HttpStatusCode.UnprocessableEntity, new { url = "http://169.254.169.254/x", events })).Errors!.Single().Field.ShouldBe("url");
        (await client.ProblemAsync(HttpMethod.Post, "/webhooks", HttpStatusCode.UnprocessableEntity, new { url = receiver.Url, events = new[] { "sun.rises" } })).Errors!.Single().Field.ShouldBe("events");
        var made = await client.JsonAsync(HttpMethod.Post, "/webhooks", new { url = receiver.Url, events }, "w-1");
        var (path, secret) = ($"/webhooks/{made.GetProperty("id")}", made.GetProperty("secret").GetString()!);
        secret.ShouldStartWith("whsec_");
        (await bot.Get<Database>().ReadAsync(s => s.ScalarAsync<long>("select count(*) from api_repeats"))).ShouldBe(0, "what has a secret is not kept");

        await client.JsonAsync(HttpMethod.Post, $"{path}/test");
        await Eventually.HoldsAsync(async () => (await client.JsonAsync($"{path}/messages")).GetProperty("messages").EnumerateArray().Any(m => m.GetProperty("state").GetString() == "taken"), "the test to be taken");
        receiver.Messages.Count.ShouldBe(1);
        var rotated = (await client.JsonAsync(HttpMethod.Post, $"{path}/rotate")).GetProperty("secret").GetString()!;
        rotated.ShouldNotBe(secret);
        (await client.JsonAsync(HttpMethod.Post, $"{path}/disable")).GetProperty("disabledAt").GetString().ShouldNotBeNull();
        (await client.JsonAsync(HttpMethod.Post, $"{path}/enable")).GetProperty("disabledAt").GetString().ShouldBeNull();
        var list = await client.JsonAsync("/webhooks");
        list.GetProperty("webhooks").EnumerateArray().Single().GetProperty("last").GetProperty("state").GetString().ShouldBe("taken");
        list.GetRawText().ShouldNotContain("whsec_");
        await client.JsonAsync(HttpMethod.Delete, path);
        await client.ProblemAsync(HttpMethod.Get, path, HttpStatusCode.NotFound);
        (await admin.PageAsync("/staff/audit?search=webhook")).ShouldContain("Admin (API ");
    }

    [Fact]
    public async Task Somebody_is_invited_joins_gets_other_rights_and_is_shut_out()
    {
        var link = (await client.JsonAsync(HttpMethod.Post, "/staff/invites", new { role = "editor", topics = new[] { "agriculture" } })).GetProperty("link").GetString()!;
        (await client.JsonAsync("/staff/invites")).GetProperty("invites").GetArrayLength().ShouldBe(1);
        using var stranger = StaffVisitor.Stranger(bot);
        using var joined = await stranger.PostAsync(new Uri(link).AbsolutePath, ("name", "New"), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password));
        joined.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var member = (await client.JsonAsync("/staff")).GetProperty("staff").EnumerateArray().Single(m => m.GetProperty("name").GetString() == "New");
        member.GetProperty("topics")[0].GetString().ShouldBe("agriculture");
        var path = $"/staff/{member.GetProperty("id")}";

        (await client.JsonAsync(HttpMethod.Put, $"{path}/rights", new { role = "viewer" })).GetProperty("role").GetString().ShouldBe("viewer");
        (await client.ProblemAsync(HttpMethod.Put, $"{path}/rights", HttpStatusCode.UnprocessableEntity, new { role = "viewer", topics = new[] { "none" }, regions = new[] { "99" } })).Errors!.Select(e => e.Field).ShouldBe(["topics", "regions"]);
        await client.ProblemAsync(HttpMethod.Put, $"{path}/rights", HttpStatusCode.BadRequest, new { role = "king" });
        (await client.JsonAsync(HttpMethod.Post, $"{path}/disable")).GetProperty("disabledAt").GetString().ShouldNotBeNull();
        (await stranger.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "shut out at once");
        (await client.JsonAsync(HttpMethod.Post, $"{path}/enable")).GetProperty("disabledAt").GetString().ShouldBeNull();

        link = (await client.JsonAsync(HttpMethod.Post, "/staff/invites", new { role = "viewer" })).GetProperty("link").GetString()!;
        await client.JsonAsync(HttpMethod.Delete, "/staff/invites");
        (await stranger.GetAsync(new Uri(link).AbsolutePath)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_makes_nobody_more_than_an_editor_and_changes_nothing_of_its_own_member()
    {
        using var reviewer = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Reviewer");
        var (own, other) = (await IdAsync("Admin"), await IdAsync("Reviewer"));
        foreach (var role in new[] { "reviewer", "admin" })
        {
            (await client.ProblemAsync(HttpMethod.Post, "/staff/invites", HttpStatusCode.Conflict, new { role })).Detail.ShouldContain("Editor");
        }

        await client.ProblemAsync(HttpMethod.Put, $"/staff/{other}/rights", HttpStatusCode.Conflict, new { role = "admin" });
        await client.JsonAsync(HttpMethod.Put, $"/staff/{other}/rights", new { role = "reviewer", topics = new[] { "health" } });
        await client.JsonAsync(HttpMethod.Post, $"/staff/{other}/disable");
        await client.ProblemAsync(HttpMethod.Post, $"/staff/{other}/enable", HttpStatusCode.Conflict);
        await admin.DoAsync($"/staff/staff/{other}/enable");
        await client.JsonAsync(HttpMethod.Put, $"/staff/{other}/rights", new { role = "editor" });
        await client.ProblemAsync(HttpMethod.Put, $"/staff/{other}/rights", HttpStatusCode.Conflict, new { role = "reviewer" });

        await client.ProblemAsync(HttpMethod.Put, $"/staff/{own}/rights", HttpStatusCode.NotFound, new { role = "viewer" });
        await client.ProblemAsync(HttpMethod.Post, $"/staff/{own}/disable", HttpStatusCode.NotFound);
        foreach (var path in new[] { "/tokens", $"/staff/{other}/password", "/me/password", "/me/codes", "/me/chat" })
        {
            await client.ProblemAsync(HttpMethod.Post, path, HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Settings_are_shown_and_a_backup_is_made()
    {
        var made = await client.JsonAsync(HttpMethod.Post, "/settings/backup");
        made.GetProperty("bytes").GetInt64().ShouldBeGreaterThan(0);

        var settings = await client.JsonAsync("/settings");
        settings.GetProperty("timeZone").GetString().ShouldBe("Asia/Shanghai");
        settings.GetProperty("backups").EnumerateArray().Select(b => b.GetProperty("name").GetString()).ShouldBe([made.GetProperty("name").GetString()]);
        (await admin.PageAsync("/staff/settings")).ShouldContain(made.GetProperty("name").GetString()!);
    }

    private async Task<long> IdAsync(string name) => (await bot.Get<StaffStore>().FindByNameAsync(name))!.Member.Id;
}
