using System.Net;
using System.Text.RegularExpressions;
using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>From an idea to a broadcast, by one and by two.</summary>
public sealed class ComposingAndApproving : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost").Tip("salt", "health");
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;
    private StaffVisitor editor = null!;
    private StaffVisitor reviewer = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(3));
        editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Editor");
        reviewer = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Reviewer");
    }

    public async ValueTask DisposeAsync()
    {
        editor.Dispose();
        reviewer.Dispose();
        await bot.DisposeAsync();
        await telegram.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task What_an_editor_wrote_waits_until_somebody_else_approves_and_then_arrives()
    {
        var page = await SubmitAsync(editor, "frost");
        var id = Number(page);
        (await bot.ReportAsync(id)).Broadcast.Status.ShouldBe(BroadcastStatus.Draft);
        (await editor.PostAsync($"/staff/broadcasts/{id}/approve")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await reviewer.DoAsync($"/staff/broadcasts/{id}/approve");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        telegram.Messages.Count.ShouldBe(3);
        (await editor.PageAsync($"/staff/broadcasts/{id}")).ShouldContain("Written by Editor, approved by Reviewer");
        using var admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
        var audit = await admin.PageAsync("/staff/audit");
        audit.ShouldContain("Submitted for approval");
        audit.ShouldContain("Approved");
        audit.ShouldContain($"/staff/broadcasts/{id}\">Broadcasts {id}</a>");
        audit.ShouldContain(">Waits for approval</td>", Case.Sensitive, "a state is called what it is called elsewhere");
        audit.ShouldMatch(">frost, [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}Z, 3</td>", "what was sent, when and to how many stands there whatever language its author reads");
    }

    [Fact]
    public async Task Nobody_approves_what_they_wrote_themselves_not_even_an_admin_and_health_always_needs_two()
    {
        using var admin = await StaffVisitor.JoinAsync(bot, Role.Admin, "Admin");
        var id = Number(await SubmitAsync(admin, "salt"));

        (await admin.PostAsync($"/staff/broadcasts/{id}/approve")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await bot.ReportAsync(id)).Broadcast.Status.ShouldBe(BroadcastStatus.Draft);

        await reviewer.DoAsync($"/staff/broadcasts/{id}/approve");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
    }

    [Fact]
    public async Task A_reviewer_sends_what_is_not_about_health_alone()
    {
        var id = Number(await SubmitAsync(reviewer, "frost"));
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        telegram.Messages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_given_back_is_not_sent_and_says_why()
    {
        var id = Number(await SubmitAsync(editor, "frost"));
        (await reviewer.PostAsync($"/staff/broadcasts/{id}/return", ("remark", " "))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict, "its author has to know what to change");
        await reviewer.DoAsync($"/staff/broadcasts/{id}/return", ("remark", "wrong <b>year</b>"));

        (await bot.ReportAsync(id)).Broadcast.Status.ShouldBe(BroadcastStatus.Cancelled);
        using var raw = await editor.GetAsync($"/staff/broadcasts/{id}");
        (await raw.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("wrong &lt;b&gt;year&lt;/b&gt;");
        telegram.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_cancelled_waits_for_nobody_and_is_not_called_approved()
    {
        var id = Number(await SubmitAsync(editor, "frost"));
        (await reviewer.PageAsync("/staff")).ShouldContain($"<a href=\"/staff/broadcasts/{id}\">");
        await editor.DoAsync($"/staff/broadcasts/{id}/cancel");

        (await reviewer.PageAsync("/staff")).ShouldNotContain($"<a href=\"/staff/broadcasts/{id}\">");
        (await reviewer.PageAsync($"/staff/broadcasts/{id}")).ShouldNotContain("/approve");
        (await reviewer.PostAsync($"/staff/broadcasts/{id}/approve")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await reviewer.PageAsync($"/staff/broadcasts/{id}")).ShouldNotContain("approved by");
    }

    [Theory]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    public async Task A_time_that_nobody_means_is_refused_in_words(string when)
    {
        var draft = await editor.DoAsync("/staff/compose", ("tip", "frost"));

        (await editor.PostAsync(draft, ("when", when))).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        await editor.DoAsync($"{draft}/submit");
        using var api = await ApiClient.MakeAsync(bot, editor, Role.Editor);
        (await api.SendAsync(HttpMethod.Post, "/drafts", new { tip = "frost", when = when + ":00Z" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var moved = await editor.PostAsync("/staff/calendar/move", ("schedule", "none"), ("due", "1"), ("to", when));
        moved.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pressing_send_twice_sends_once()
    {
        var draft = await editor.DoAsync("/staff/compose", ("tip", "frost"));
        var first = await editor.DoAsync($"{draft}/submit");
        var second = await editor.DoAsync($"{draft}/submit");
        Number(second).ShouldBe(Number(first));
        (await bot.Get<IBroadcastStore>().ListAsync(10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_written_here_goes_out_with_its_source_and_not_without()
    {
        var draft = await reviewer.DoAsync("/staff/compose");
        (string, string)[] fields =
        [
            ("topic", "agriculture"), ("title", "今晚有霜"), ("summary", "盖好菜苗。"), ("body", "**今晚** <script>alert(1)</script>"),
            ("source-publisher", "县气象局"), ("source-title", "霜冻预警"), ("next", "check"),
        ];
        await reviewer.DoAsync(draft, fields);
        (await reviewer.PageAsync($"{draft}/check")).ShouldContain("Not yet:");
        (await reviewer.PostAsync($"{draft}/submit")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await reviewer.DoAsync(draft, [.. fields, ("source-url", "https://example.org/frost")]);
        using var sheet = await reviewer.GetAsync($"{draft}/check");
        (await sheet.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<script>alert");
        var id = Number(await reviewer.DoAsync($"{draft}/submit"));
        await bot.BecomesAsync(id, BroadcastStatus.Completed);

        telegram.Messages[0].Text.ShouldContain("今晚有霜");
        telegram.Messages[0].Text.ShouldContain("霜冻预警");
    }

    [Fact]
    public async Task Who_got_it_before_can_be_left_out_and_the_count_says_so()
    {
        await bot.BecomesAsync(Number(await SubmitAsync(reviewer, "frost")), BroadcastStatus.Completed);
        await bot.SubscribeAsync(telegram.NewUsers(2));
        var draft = await reviewer.DoAsync("/staff/compose", ("tip", "frost"));

        (await CountAsync(draft)).ShouldContain("5 people");
        (await CountAsync(draft, ("not-again", "yes"))).ShouldContain("2 people");

        await reviewer.DoAsync(draft, ("not-again", "yes"), ("next", "check"));
        await bot.BecomesAsync(Number(await reviewer.DoAsync($"{draft}/submit")), BroadcastStatus.Completed);
        telegram.Messages.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Who_looks_after_some_topics_or_regions_composes_within_them()
    {
        using var health = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "Health", topics: ["health"]);
        (await health.PostAsync("/staff/compose", ("tip", "frost"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var frost = Number(await SubmitAsync(editor, "frost"));
        (await health.GetAsync($"/staff/broadcasts/{frost}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await health.PostAsync($"/staff/broadcasts/{frost}/approve")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var county = await StaffVisitor.JoinAsync(bot, Role.Reviewer, "County", regions: ["371324"]);
        var draft = await county.DoAsync("/staff/compose", ("tip", "frost"));
        await county.DoAsync(draft, ("regions", "37"), ("next", "check"));
        (await county.PageAsync($"{draft}/check")).ShouldContain("not yours to look after");
        (await county.PostAsync($"{draft}/submit")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Anothers_draft_is_none_of_ones_own()
    {
        var draft = await editor.DoAsync("/staff/compose", ("tip", "frost"));
        (await reviewer.GetAsync(draft)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reviewer.PostAsync($"{draft}/submit")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> CountAsync(string draft, params (string, string)[] fields)
    {
        using var answer = await reviewer.PostAsync($"{draft}/look", fields);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> SubmitAsync(StaffVisitor visitor, string tip)
    {
        var draft = await visitor.DoAsync("/staff/compose", ("tip", tip));
        await visitor.PageAsync(draft);
        await visitor.PageAsync($"{draft}/check");
        return await visitor.DoAsync($"{draft}/submit");
    }

    private static long Number(string path) => long.Parse(Regex.Match(path, "/broadcasts/([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
}
