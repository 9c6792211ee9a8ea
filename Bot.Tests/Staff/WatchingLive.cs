using System.Net;
using System.Text.Json;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Storage;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Staff;

/// <summary>The addresses at which pages are told live what changes.</summary>
public sealed class WatchingLive : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost");
    private FakeTelegram telegram = null!;
    private BotUnderTest bot = null!;
    private string live = "";

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        bot = await BotUnderTest.StartAsync(content, telegram);
        await bot.SubscribeAsync(telegram.NewUsers(2));
        var id = await bot.BroadcastAsync("frost");
        await bot.BecomesAsync(id, BroadcastStatus.Completed);
        live = $"/staff/broadcasts/{id}/live";
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await telegram.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task Whoever_may_see_a_broadcast_is_told_its_numbers_at_once_and_nobody_keeps_them()
    {
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer);

        using var answer = await viewer.BeginAsync(HttpMethod.Get, live);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        answer.Headers.CacheControl!.ToString().ShouldContain("no-");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var line = (await lines.ReadLineAsync(TestContext.Current.CancellationToken))!;
        var state = JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
        state.GetProperty("mark").GetString()!.ShouldStartWith("Completed");
        var news = state.GetProperty("news").EnumerateArray().ShouldHaveSingleItem();
        (news.GetProperty("sent").GetString(), news.GetProperty("done").GetInt32()).ShouldBe(("2", 2));
    }

    [Fact]
    public async Task Who_could_not_be_reached_for_now_is_tried_again_and_the_page_says_when()
    {
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer);
        telegram.FaultFor = _ => FaultKind.ServerError;
        var id = await bot.BroadcastAsync("frost");
        await Eventually.HoldsAsync(async () => (await bot.ReportAsync(id)).Counts[DeliveryState.Retrying] > 0, "a try to fail");
        telegram.FaultFor = _ => FaultKind.None;

        var report = await bot.ReportAsync(id);
        var next = report.NextTryAt.ShouldNotBeNull();
        next.ShouldBeInRange(TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddHours(1));
        (await viewer.PageAsync($"/staff/broadcasts/{id}")).ShouldMatch("[12] could not be reached just now. They are tried again by themselves, the next at [0-9]{2}:[0-9]{2}; there is nothing to do");
    }

    [Fact]
    public async Task Nobody_else_is_told_anything()
    {
        using var stranger = StaffVisitor.Stranger(bot);
        using var health = await StaffVisitor.JoinAsync(bot, Role.Admin, "Health", ["health"]);
        using var gone = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Gone");
        await gone.DoAsync("/staff/sign-out");

        (await stranger.GetAsync(live)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await health.GetAsync(live)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gone.GetAsync(live)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await health.GetAsync("/staff/broadcasts/999/live")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_signed_out_or_shut_out_or_has_other_rights_by_now_is_told_nothing_more()
    {
        using var admin = await StaffVisitor.JoinAsync(bot, Role.Admin);
        using var leaving = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Leaving");
        using var unwanted = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Unwanted");
        using var first = await leaving.BeginAsync(HttpMethod.Get, live);
        using var second = await unwanted.BeginAsync(HttpMethod.Get, live);
        using var limited = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Limited");
        using var third = await limited.BeginAsync(HttpMethod.Get, live);

        await leaving.DoAsync("/staff/sign-out");
        await admin.DoAsync($"/staff/staff/{await IdAsync("Unwanted")}/disable");
        await admin.DoAsync($"/staff/staff/{await IdAsync("Limited")}/rights", StaffVisitor.Known, ("role", "Viewer"), ("topics", "health"));

        foreach (var answer in new[] { first, second, third })
        {
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_session_that_is_left_alone_ends_however_live_its_pages_are()
    {
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer);
        var seen = TimeProvider.System.GetUtcNow().AddHours(-7);
        var database = bot.Get<Database>();
        await database.WriteAsync(session => session.ExecuteAsync("update staff_sessions set seen_at = @seen", new { seen }));

        using var watched = await viewer.BeginAsync(HttpMethod.Get, live);
        using var asked = await viewer.BeginAsync(HttpMethod.Head, "/staff");
        using var reloaded = await viewer.GetAsync("/staff?by-itself=");
        new[] { watched, asked, reloaded }.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await SeenAsync()).ShouldBe(seen.ToUnixTimeMilliseconds());

        await viewer.PageAsync("/staff");
        (await SeenAsync()).ShouldBeGreaterThan(seen.AddHours(6).ToUnixTimeMilliseconds());

        Task<long> SeenAsync() => database.ReadAsync(session => session.ScalarAsync<long>("select seen_at from staff_sessions"));
    }

    [Fact]
    public async Task To_ask_without_the_body_holds_no_connection()
    {
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer);
        using var answer = await viewer.BeginAsync(HttpMethod.Head, live).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_member_holds_a_dozen_open_and_gets_a_place_back_when_a_page_is_closed()
    {
        using var viewer = await StaffVisitor.JoinAsync(bot, Role.Viewer);
        using var other = await StaffVisitor.JoinAsync(bot, Role.Viewer, "Other");
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < LiveStreams.MostPerMember; i++)
        {
            open.Add(await viewer.BeginAsync(HttpMethod.Get, live));
        }

        open.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        (await viewer.BeginAsync(HttpMethod.Get, live)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await other.BeginAsync(HttpMethod.Get, live)).StatusCode.ShouldBe(HttpStatusCode.OK);

        open[0].Dispose();
        await Eventually.HoldsAsync(async () => (await viewer.BeginAsync(HttpMethod.Get, live)).StatusCode == HttpStatusCode.OK, "a place to be free");
        foreach (var answer in open)
        {
            answer.Dispose();
        }
    }

    private async Task<long> IdAsync(string name) => (await bot.Get<StaffStore>().FindByNameAsync(name))!.Member.Id;
}
