using System.Net;
using System.Text.RegularExpressions;
using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>Staff who reach for more than is theirs, by ways that no button shows.</summary>
public sealed partial class BeyondOnesLimits : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;
    private StaffVisitor admin = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(2));
        admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await bot.DisposeAsync();
        await telegram.DisposeAsync();
        content.Dispose();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("agriculture", "")]
    [InlineData("", "371324")]
    [InlineData("health", "371324")]
    [InlineData("agriculture", "37")]
    public async Task An_admin_of_one_county_invites_nobody_for_more_than_that(string topics, string regions)
    {
        using var county = await StaffVisitor.JoinAsync(bot, Role.Admin, "County", ["agriculture"], ["371324"]);

        using var answer = await county.PostAsync("/staff/staff/invite", StaffVisitor.Known, ("role", "Admin"), ("topics", topics), ("regions", regions));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TextAsync(answer)).ShouldContain("choosing none would mean all");
        using var api = await ApiClient.MakeAsync(bot, county, Role.Admin);
        string[] Some(string entry) => entry.Length == 0 ? [] : [entry];
        (await api.SendAsync(HttpMethod.Post, "/staff/invites", new { role = "editor", topics = Some(topics), regions = Some(regions) })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await bot.Get<Invites>().ListOpenAsync()).ShouldBeEmpty();
        (await county.PostAsync("/staff/staff/invite", StaffVisitor.Known, ("role", "Editor"), ("topics", "agriculture"), ("regions", "371324"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_admin_of_one_county_takes_over_nobody_who_looks_after_more()
    {
        using var county = await StaffVisitor.JoinAsync(bot, Role.Admin, "County", ["agriculture"], ["371324"]);
        using var own = await StaffVisitor.JoinAsync(bot, Role.Editor, "Own", ["agriculture"], ["371324"]);
        foreach (var act in new[] { "password", "disable", "rights" })
        {
            (await county.PostAsync($"/staff/staff/{await IdAsync("Admin")}/{act}", StaffVisitor.Known, ("role", "Viewer"), ("topics", "agriculture"), ("regions", "371324"))).StatusCode.ShouldBe(HttpStatusCode.NotFound, act);
        }

        (await county.PageAsync($"/staff/staff/{await IdAsync("Admin")}")).ShouldContain("topics or regions that are not yours");
        (await county.PostAsync($"/staff/staff/{await IdAsync("Own")}/rights", StaffVisitor.Known, ("role", "Editor"))).StatusCode.ShouldBe(HttpStatusCode.Conflict, "no limits are more than their own");
        await county.DoAsync($"/staff/staff/{await IdAsync("Own")}/disable");
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("rights")]
    public async Task Whoever_is_admin_no_more_leaves_no_way_in_behind(string act)
    {
        using var other = await StaffVisitor.JoinAsync(bot, Role.Admin, "Other");
        using var third = await StaffVisitor.JoinAsync(bot, Role.Admin, "Third");
        var links = new List<string>();
        foreach (var path in new[] { "/staff/staff/invite", $"/staff/staff/{await IdAsync("Third")}/password" })
        {
            using var page = await other.PostAsync(path, StaffVisitor.Known, ("role", "Admin"));
            links.Add(Join().Match(await TextAsync(page)).Value);
        }

        using var stranger = StaffVisitor.Stranger(bot);
        (await stranger.GetAsync(links[0])).StatusCode.ShouldBe(HttpStatusCode.OK);
        await admin.DoAsync($"/staff/staff/{await IdAsync("Other")}/{act}", StaffVisitor.Known, ("role", "Viewer"));

        foreach (var link in links)
        {
            link.ShouldNotBeEmpty();
            (await stranger.PostAsync(link, ("name", "Back again"), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_link_opens_no_more_than_whoever_made_it_looks_after_by_then()
    {
        using var other = await StaffVisitor.JoinAsync(bot, Role.Admin, "Other");
        using var third = await StaffVisitor.JoinAsync(bot, Role.Admin, "Third");
        var links = new List<string>();
        foreach (var path in new[] { "/staff/staff/invite", $"/staff/staff/{await IdAsync("Third")}/password" })
        {
            using var page = await other.PostAsync(path, StaffVisitor.Known, ("role", "Admin"));
            links.Add(Join().Match(await TextAsync(page)).Value);
        }

        await admin.DoAsync($"/staff/staff/{await IdAsync("Other")}/rights", StaffVisitor.Known, ("role", "Admin"), ("topics", "health"));

        using var stranger = StaffVisitor.Stranger(bot);
        foreach (var link in links)
        {
            (await stranger.PostAsync(link, ("name", "Zhao"), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password))).StatusCode.ShouldBe(HttpStatusCode.NotFound, link);
        }

        using var own = await other.PostAsync("/staff/staff/invite", StaffVisitor.Known, ("role", "Viewer"), ("topics", "health"));
        await stranger.DoAsync(Join().Match(await TextAsync(own)).Value, ("name", "Zhao"), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password));
    }

    [Theory]
    [InlineData("Ad\u200Bmin")] // a space of no width
    [InlineData("nimd\u202EA")] // turned around
    [InlineData("Ad\u00ADmin")] // a hyphen that is not shown
    [InlineData("A\u2028B")]
    public async Task Nobody_takes_a_name_that_looks_like_anothers(string name)
    {
        var token = await bot.Get<Invites>().InviteAsync(Role.Viewer, [], [], "test");
        using var visitor = StaffVisitor.Stranger(bot);
        (await visitor.PostAsync($"/staff/join/{token}", ("name", name), ("password", StaffVisitor.Password), ("again", StaffVisitor.Password))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_is_written_about_a_topic_that_is_not_theirs_is_not_sent_whoever_it_goes_to()
    {
        using var farm = await StaffVisitor.JoinAsync(bot, Role.Editor, "Farm", ["agriculture"]);
        var draft = await WriteAsync(farm, "health", "agriculture");

        using var answer = await farm.PostAsync($"{draft}/submit");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TextAsync(answer)).ShouldContain("not yours to look after");
        var own = await WriteAsync(farm, "agriculture", "agriculture");
        (await farm.DoAsync($"{own}/submit")).ShouldContain("/broadcasts/");
    }

    [Fact]
    public async Task What_is_about_health_is_approved_by_those_who_look_after_health_even_when_it_goes_to_farmers()
    {
        using var author = await StaffVisitor.JoinAsync(bot, Role.Editor, "Author");
        using var farm = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Farm", ["agriculture"]);
        var id = Number().Match(await author.DoAsync($"{await WriteAsync(author, "health", "agriculture")}/submit")).Groups[1].Value;
        using var api = await ApiClient.MakeAsync(bot, farm, Role.Reviewer);

        (await farm.PageAsync($"/staff/broadcasts/{id}")).ShouldNotContain("/approve");
        (await farm.PostAsync($"/staff/broadcasts/{id}/approve")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await farm.PostAsync($"/staff/broadcasts/{id}/return", ("remark", "no"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.SendAsync(HttpMethod.Post, $"/broadcasts/{id}/approve")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ApprovesInChatAsync(farm, id)).ShouldContain("not yours");

        (await bot.ReportAsync(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))).Broadcast.Status.ShouldBe(BroadcastStatus.Draft);
    }

    [Theory]
    [InlineData("rights")]
    [InlineData("disable")]
    public async Task Two_admins_who_take_it_from_each_other_at_once_leave_one(string act)
    {
        for (var i = 0; i < 5; i++)
        {
            using var first = await StaffVisitor.JoinAsync(bot, Role.Admin, $"First {i}");
            using var second = await StaffVisitor.JoinAsync(bot, Role.Admin, $"Second {i}");
            var (one, two) = (await IdAsync(first.Name), await IdAsync(second.Name));

            await Task.WhenAll(
                first.PostAsync($"/staff/staff/{two}/{act}", StaffVisitor.Known, ("role", "Viewer")), second.PostAsync($"/staff/staff/{one}/{act}", StaffVisitor.Known, ("role", "Viewer")));

            var left = new[] { await bot.Get<StaffStore>().FindAsync(one), await bot.Get<StaffStore>().FindAsync(two) };
            left.Count(m => m is { DisabledAt: null, Role: Role.Admin }).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Today_asks_only_those_who_may_decide_and_lists_only_what_they_may_open()
    {
        using var author = await StaffVisitor.JoinAsync(bot, Role.Editor, "Author");
        using var farm = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Farm", ["agriculture"]);
        using var api = await ApiClient.MakeAsync(bot, farm, Role.Viewer);
        var closed = await SubmittedAsync("agriculture", "health");
        var open = await SubmittedAsync("health", "agriculture");

        var today = await farm.PageAsync("/staff");
        today.ShouldNotContain(closed);
        today.ShouldContain(open);
        today.ShouldContain("Waits for somebody else");
        today.ShouldNotContain("<h2>Waits for approval</h2>");
        (await farm.GetAsync(closed)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await farm.GetAsync(open)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.JsonAsync("/figures")).GetProperty("waitingForApproval").GetInt32().ShouldBe(1);

        using var county = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "County");
        today = await county.PageAsync("/staff");
        today.ShouldContain("<h2>Waits for approval</h2>");
        today.ShouldContain(closed);

        async Task<string> SubmittedAsync(string topic, string audience) => (await author.DoAsync($"{await WriteAsync(author, topic, audience)}/submit")).Split('?')[0];
    }

    [Fact]
    public async Task Nobody_approves_their_own_in_the_chat_either()
    {
        var id = Number().Match(await admin.DoAsync($"{await WriteAsync(admin, "health", "health")}/submit")).Groups[1].Value;
        (await ApprovesInChatAsync(admin, id)).ShouldContain("Nobody approves what they wrote themselves");
    }

    [Fact]
    public async Task What_was_written_for_other_topics_is_not_seen()
    {
        using var author = await StaffVisitor.JoinAsync(bot, Role.Editor, "Author");
        using var farm = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Farm", ["agriculture"]);
        using var health = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Health", ["health"]);
        var page = await author.DoAsync($"{await WriteAsync(author, "health", "health", "agriculture")}/submit");
        var alone = await author.DoAsync($"{await WriteAsync(author, "health", "health")}/submit");

        (await health.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await farm.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK, "it goes to theirs, too");
        (await farm.GetAsync(alone)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_written_is_counted_under_its_topic_and_for_those_who_look_after_it()
    {
        using var farm = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Farm", ["agriculture"]);
        using var author = await StaffVisitor.JoinAsync(bot, Role.Editor, "Author");
        var page = await author.DoAsync($"{await WriteAsync(author, "health", "health")}/submit");
        await admin.DoAsync($"{new Uri(bot.Address, page).AbsolutePath}/approve");
        await bot.BecomesAsync(long.Parse(Number().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), BroadcastStatus.Completed);

        (await admin.PageAsync("/staff/reports")).ShouldSatisfyAllConditions(p => p.ShouldContain("Health"), p => p.ShouldContain(">2<"));
        (await farm.PageAsync("/staff/reports")).ShouldContain("Nothing was sent");
    }

    [Fact]
    public async Task An_admin_of_one_county_brings_no_list_in_which_may_have_anybody_in_it()
    {
        using var county = await StaffVisitor.JoinAsync(bot, Role.Admin, "County", regions: ["371324"]);
        using var form = new MultipartFormDataContent { { new StringContent(await county.FormTokenAsync()), "form-token" }, { new StringContent("channel,address,name\nwebchat,abc,x\n"), "file", "list.csv" } };

        using var answer = await county.PostAsync("/staff/subscribers/import", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TextAsync(answer)).ShouldContain("not limited to regions");
        (await county.GetAsync("/staff/subscribers/import")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await county.PostAsync("/staff/subscribers/import/now", ("list", "x"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await county.PageAsync("/staff/subscribers")).ShouldNotContain("/import");
        (await admin.PageAsync("/staff/subscribers")).ShouldContain("/import");
    }

    private async Task<long> IdAsync(string name) => (await bot.Get<StaffStore>().FindByNameAsync(name))!.Member.Id;

    /// <summary>Begins something written, for people of some topics.</summary>
    /// <returns>The draft's page.</returns>
    private static async Task<string> WriteAsync(StaffVisitor author, string topic, params string[] audience)
    {
        var page = await author.DoAsync("/staff/compose");
        await author.DoAsync(page, [
            ("topic", topic), ("title", "T"), ("summary", "S"), ("body", "B"), ("source-title", "T"), ("source-publisher", "P"), ("source-url", "https://example.org/"), .. audience.Select(a => ("topics", a))]);
        return page;
    }

    private async Task<string> ApprovesInChatAsync(StaffVisitor member, string broadcast)
    {
        var person = telegram.NewUser(member.Name, "en", started: true);
        telegram.Says(person, await member.LinkCommandAsync());
        await telegram.NextMessageAsync(person.Id);
        telegram.Says(person, $"/approve {broadcast}");
        return (await telegram.NextMessageAsync(person.Id)).Text;
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("/staff/join/[A-Za-z0-9_-]{43}")]
    private static partial Regex Join();

    [GeneratedRegex("/broadcasts/([0-9]+)")]
    private static partial Regex Number();
}
