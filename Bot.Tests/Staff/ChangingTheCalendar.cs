using System.Globalization;
using System.Net;
using Bot.Content;
using Bot.Schedules;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Web;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;
using Bot.Tests.Schedules;

namespace Bot.Tests.Staff;

/// <summary>One occurrence moved, a rule paused.</summary>
public class ChangingTheCalendar
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero); // 10:00 in Shanghai

    [Fact]
    public async Task A_moved_occurrence_leaves_at_its_new_time_and_not_at_its_old_one()
    {
        using var content = new ContentFolder().Tip("frost").Schedules("  - {id: daily, when: \"0 12 * * *\", what: {next: agriculture}}");
        await using var scheduled = await ScheduledBot.StartAsync(content, "2026-11-21T10:00:00+08:00");
        var bot = scheduled.Bot;
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor);
        var noon = Start.AddHours(2);

        var page = await editor.PageAsync($"/staff/calendar/move?schedule=daily&due={noon.ToUnixTimeMilliseconds()}");
        WebUtility.HtmlDecode(page).ShouldContain(Visit.Unbroken("2026-11-21 12:00"));
        await editor.DoAsync("/staff/calendar/move", Fields(noon, "2026-11-21T13:30"));
        WebUtility.HtmlDecode(await editor.PageAsync("/staff/calendar?month=2026-11")).ShouldContain("moved from " + Visit.Unbroken("2026-11-21 12:00"));
        await scheduled.SubscribeAsync("wang");
        await scheduled.RunPastAsync("daily", "2026-11-21T12:10:00+08:00");
        (await scheduled.OccurrencesAsync("daily")).ShouldBeEmpty("it was moved away from noon");
        await scheduled.RunPastAsync("daily", "2026-11-21T13:31:00+08:00");
        (await scheduled.OccurrencesAsync("daily")).ShouldHaveSingleItem().DueAt.ShouldBe(noon.AddHours(1.5));
        (await scheduled.ReceivesAsync("wang", 1)).ShouldContain("frost");
        (await bot.Get<AuditLog>().PageAsync(null, "schedule.move", 5)).ShouldHaveSingleItem().After.ShouldBe("2026-11-21 13:30");
    }

    [Theory]
    [InlineData("2026-11-21T09:00", "That time is over")]
    [InlineData("2027-03-01T09:00", "too far away")]
    [InlineData("2026-11-23T12:00", "another one at that time")]
    [InlineData("2026-12-20T09:00", "out of season on 2026-12-20; it is right from 2027-11-10 to")]
    [InlineData("soon", "Choose a day and a time")]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_nothing_is_changed(string to, string says)
    {
        using var content = new ContentFolder().Tip("frost", extra: "window: {from: 11-10, until: 12-05}").Schedules("  - {id: daily, when: \"0 12 * * *\", what: {tip: frost}}");
        await using var bot = await BotUnderTest.StartAsync(content, clock: new ManualClock(Start));
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor);

        using var answer = await editor.PostAsync("/staff/calendar/move", Fields(Start.AddHours(2), to));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(says);
        (await bot.Get<ScheduleChanges>().ListMovesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paused_rule_sends_nothing_and_does_not_catch_up_when_it_goes_on()
    {
        using var content = new ContentFolder().Tip("frost").Schedules("  - {id: daily, when: \"0 12 * * *\", what: {next: agriculture}}");
        await using var scheduled = await ScheduledBot.StartAsync(content, "2026-11-21T10:00:00+08:00");
        var bot = scheduled.Bot;
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Editor");
        using var elsewhere = await StaffVisitor.JoinAsync(bot, Role.Editor, "Elsewhere", topics: ["health"]);

        (await elsewhere.PostAsync("/staff/calendar/pause", ("schedule", "daily"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await editor.DoAsync("/staff/calendar/pause", ("schedule", "daily"));
        (await editor.PageAsync("/staff/calendar")).ShouldContain("Paused by Editor");
        (await bot.Get<Forecaster>().LookAheadAsync(new(2026, 11, 21), 1)).ShouldHaveSingleItem().Obstacles.ShouldHaveSingleItem().Kind.ShouldBe(ForecastObstacleKind.Paused);
        await scheduled.RunPastAsync("daily", "2026-11-21T13:00:00+08:00");
        await editor.DoAsync("/staff/calendar/resume", ("schedule", "daily"));
        await scheduled.RunPastAsync("daily", "2026-11-21T14:00:00+08:00");
        (await scheduled.OccurrencesAsync("daily")).ShouldBeEmpty();
        (await bot.Get<RulesInForce>().FindAsync("daily"))!.ShouldSatisfyAllConditions(r => r.Paused.ShouldBeFalse(), r => r.When.ShouldBeOfType<ScheduleTiming.Recurring>());
    }

    [Fact]
    public async Task Only_those_whose_rule_it_is_are_offered_to_change_an_occurrence_and_it_is_named_by_what_it_sends()
    {
        using var content = new ContentFolder().Tip("frost").Schedules("  - {id: daily, when: \"0 12 * * *\", what: {next: agriculture}}");
        await using var bot = await BotUnderTest.StartAsync(content, clock: new ManualClock(Start));
        using var editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Editor");
        using var county = await StaffVisitor.JoinAsync(bot, Role.Editor, "County", regions: ["371324"]);

        (await editor.PageAsync("/staff/calendar?month=2026-11")).ShouldContain("/staff/calendar/skip");
        (await county.PageAsync("/staff/calendar?month=2026-11")).ShouldNotContain("/staff/calendar/skip");
        (await editor.PageAsync($"/staff/calendar/move?schedule=daily&due={Start.AddHours(2).ToUnixTimeMilliseconds()}")).ShouldContain("Farming");
    }

    private static (string, string)[] Fields(DateTimeOffset due, string to) =>
        [("schedule", "daily"), ("due", due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)), ("to", to)];
}
