using System.Net;
using System.Text.Json;
using Bot.Staff.Members;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff.Api;

/// <summary>The calendar and its rules through the API.</summary>
public sealed class CalendarByProgram : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("frost", extra: "window: {from: 11-10, until: 12-05}").Schedules("  - {id: daily, when: \"0 12 * * *\", what: {tip: frost}}\n  - {id: off, when: \"0 12 * * *\", what: {tip: frost}, paused: true}");
    private BotUnderTest bot = null!;
    private StaffVisitor editor = null!;
    private ApiClient client = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content, clock: new ManualClock(new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero)));
        editor = await StaffVisitor.JoinAsync(bot, Role.Editor, "Editor");
        client = await ApiClient.MakeAsync(bot, editor, Role.Editor);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        editor.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task An_occurrence_is_moved_as_the_calendar_names_it_and_only_to_where_it_is_right()
    {
        var due = (await EntryAsync("daily")).GetProperty("dueAt").GetDateTimeOffset();
        (string To, string Says)[] cases = [("2026-11-21T09:00:00+08:00", "over"), ("2027-03-01T09:00:00+08:00", "too far"), ("2026-11-23T12:00:00+08:00", "another one"), ("2026-12-20T09:00:00+08:00", "out of season")];
        foreach (var (to, says) in cases)
        {
            (await client.ProblemAsync(HttpMethod.Post, "/calendar/move", HttpStatusCode.Conflict, new { schedule = "daily", dueAt = due, to })).Detail.ShouldContain(says);
        }

        await client.ProblemAsync(HttpMethod.Post, "/calendar/move", HttpStatusCode.NotFound, new { schedule = "daily", dueAt = due.AddMinutes(1), to = due.AddHours(1) });
        await client.JsonAsync(HttpMethod.Post, "/calendar/move", new { schedule = "daily", dueAt = due, to = due.AddHours(1) });
        var moved = await EntryAsync("daily");
        moved.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(due.AddHours(1));
        moved.GetProperty("movedFrom").GetDateTimeOffset().ShouldBe(due);
        await client.JsonAsync(HttpMethod.Post, "/calendar/skip", new { schedule = "daily", dueAt = due.AddHours(1) });
        (await EntryAsync("daily")).GetProperty("isSkipped").GetBoolean().ShouldBeTrue();
        await client.JsonAsync(HttpMethod.Post, "/calendar/unskip", new { schedule = "daily", dueAt = due.AddHours(1) });
        (await EntryAsync("daily")).GetProperty("isSkipped").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_rule_is_paused_and_goes_on_and_what_is_so_already_is_said()
    {
        (await client.JsonAsync("/schedules")).GetProperty("schedules").EnumerateArray().Select(s => s.GetProperty("isPaused").GetBoolean()).ShouldBe([false, true]);
        var paused = await client.JsonAsync(HttpMethod.Post, "/schedules/daily/pause");
        paused.GetProperty("pausedBy").GetString().ShouldBe("Editor");
        paused.GetProperty("nextAt").GetString().ShouldBeNull();
        (await client.ProblemAsync(HttpMethod.Post, "/schedules/daily/pause", HttpStatusCode.Conflict)).Detail.ShouldContain("paused already");
        (await client.JsonAsync(HttpMethod.Post, "/schedules/daily/resume")).GetProperty("nextAt").GetString().ShouldNotBeNull();
        (await client.ProblemAsync(HttpMethod.Post, "/schedules/off/resume", HttpStatusCode.Conflict)).Detail.ShouldContain("schedules.yaml");
        await client.ProblemAsync(HttpMethod.Post, "/schedules/none/pause", HttpStatusCode.NotFound);

        using var healthy = await StaffVisitor.JoinAsync(bot, Role.Editor, "Healthy", topics: ["health"]);
        using var health = await ApiClient.MakeAsync(bot, healthy, Role.Editor);
        (await health.JsonAsync("/schedules")).GetProperty("schedules").GetArrayLength().ShouldBe(0);
        await health.ProblemAsync(HttpMethod.Post, "/schedules/daily/pause", HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> EntryAsync(string schedule) =>
        (await client.JsonAsync("/calendar?days=1")).GetProperty("entries").EnumerateArray().First(e => e.GetProperty("schedule").GetString() == schedule);
}
