using Bot.Schedules;
using Bot.Staff.Members;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Schedules;

/// <summary>What a forecast is reckoned with is made ready in the background, after the start and while somebody looks.</summary>
public sealed class ForecastsKeptReady : IAsyncLifetime
{
    private const string Ready = "The forecast is ready";

    private readonly ContentFolder content = new ContentFolder().Tip("a").Schedules("  - {id: daily, when: \"0 7 * * *\", what: {next: agriculture}}");
    private readonly ManualClock clock = new(Instants.At("2026-11-01T02:00:00Z"));
    private BotUnderTest bot = null!;

    public async ValueTask InitializeAsync() => bot = await BotUnderTest.StartAsync(content, clock: clock);

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task It_is_ready_a_little_after_the_start_before_anybody_has_looked()
    {
        await JoinAsync(1, 300);
        Logged(Ready).ShouldBeFalse();

        await PassTimeUntilAsync($"{Ready}, of people of 300 different traits");
    }

    [Fact]
    public async Task A_stop_before_it_was_ready_is_no_failure()
    {
        await bot.StopAsync();

        bot.Log.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_there_are_few_a_glance_shows_who_has_just_come()
    {
        await JoinAsync(1, 5);
        (await GlanceAsync()).ShouldBe(5);

        await JoinAsync(6, 1);

        (await GlanceAsync()).ShouldBe(6);
    }

    [Fact]
    public async Task Where_there_are_many_a_glance_is_half_a_minute_old_at_most_and_what_decides_is_right_at_once()
    {
        await JoinAsync(1, (int)Forecaster.Many);
        (await GlanceAsync()).ShouldBe(Forecaster.Many);

        await JoinAsync((int)Forecaster.Many + 1, 1);
        (await GlanceAsync()).ShouldBe(Forecaster.Many);
        clock.Advance(Forecaster.GlanceAge);
        (await GlanceAsync()).ShouldBe(Forecaster.Many + 1);

        await JoinAsync((int)Forecaster.Many + 2, 1);
        (await bot.Get<Forecaster>().LookAheadAsync(new(2026, 11, 2), 1)).ShouldHaveSingleItem().Audience.ShouldBe(Forecaster.Many + 2);
        (await GlanceAsync()).ShouldBe(Forecaster.Many + 2, "whoever looks closely has it shown to all");
    }

    [Fact]
    public async Task While_somebody_looks_the_next_glance_finds_it_counted()
    {
        await PassTimeUntilAsync(Ready);
        await JoinAsync(1, (int)Forecaster.Many);
        (await GlanceAsync()).ShouldBe(Forecaster.Many);
        await JoinAsync((int)Forecaster.Many + 1, 1);

        clock.Advance(Forecaster.GlanceAge / 2); // too early for a glance to count by itself

        await Eventually.HoldsAsync(async () => await GlanceAsync() == Forecaster.Many + 1, "a count beside the glances");
    }

    [Fact]
    public async Task The_first_page_shows_it()
    {
        await JoinAsync(1, 1234);
        using var visitor = await StaffVisitor.JoinAsync(bot, Role.Viewer);

        (await visitor.PageAsync("/staff/")).ShouldContain("<td class=\"num\" data-name=\"People\">1,234</td>");
    }

    private Task PassTimeUntilAsync(string text) => Eventually.HoldsAsync(
        () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Logged(text);
        },
        text);

    private bool Logged(string text) => bot.Log.Any(line => line.Contains(text, StringComparison.Ordinal));

    private async Task<long> GlanceAsync() => (await bot.Get<Forecaster>().GlanceAheadAsync(new(2026, 11, 2), 1)).ShouldHaveSingleItem().Audience;

    /// <summary>The first 300 people are of different traits.</summary>
    private Task JoinAsync(int first, int count) => bot.Get<ISubscriberStore>().MergeAsync([.. Enumerable.Range(first, count).Select(n => new Subscriber
    {
        Address = new("webchat", $"{n}"), Locale = "en", Status = SubscriberStatus.Active, Since = Instants.At("2026-10-01"), Crops = [$"crop{n % 300}"],
    })]);
}
