using Bot.Broadcasts;
using Bot.Content;
using Bot.Schedules;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;
using Bot.Tips;

namespace Bot.Tests.Schedules;

/// <summary>What will leave, and what is in the way.</summary>
public class Forecasting
{
    [Fact]
    public void It_says_when_what_to_how_many_and_how_long_it_takes()
    {
        using var content = new ContentFolder().Tip("wheat", extra: "crops: [wheat]").Tip("rice", extra: "crops: [rice]")
            .Schedules("  - {id: rule, when: \"0 7 * * 1\", what: {next: agriculture}}");
        var entries = Play(content, "2026-11-23", 7, Group("|farmer|rice", ("telegram", 108_000), ("webchat", 5)), Group("|farmer|wheat", ("webchat", 2)));
        entries.Select(e => (e.Content, e.Audience, e.Takes.TotalHours, e.DueAt)).ShouldBe(
        [
            ("rice", 108_005, 1, Instants.At("2026-11-23T07:00:00+08:00")),
            ("wheat", 2, 0, Instants.At("2026-11-23T07:00:00+08:00")),
        ]);
        entries.ShouldAllBe(e => e.Obstacles.Count == 0);
    }

    [Fact]
    public void It_plays_what_was_sent_on_to_the_next_choice_and_points_out_repetition()
    {
        using var content = new ContentFolder().Tip("a").Tip("b", extra: "window: {from: 小雪, until: 大雪}").Schedules("  - {id: rule, when: \"0 7 * * *\", what: {next: agriculture}}");
        var entries = Play(content, "2026-11-23", 4, Group("||", ("webchat", 1)));
        entries.Select(e => (e.Content, e.Why)).ShouldBe(
            [("b", PickReason.InSeason), ("a", PickReason.New), ("b", PickReason.LongestAgo), ("a", PickReason.LongestAgo)]);
        entries.Select(e => e.Obstacles.Select(o => o.Kind)).ShouldBe([[], [], [ForecastObstacleKind.Repeated], [ForecastObstacleKind.Repeated]]);
    }

    [Theory]
    [InlineData("when: \"30 6 * * *\", what: {next: agriculture}", nameof(ForecastObstacleKind.QuietHours), "Quiet hours: it leaves at 07:00")]
    [InlineData("when: \"0 7 * * *\", what: {next: agriculture}, paused: true", nameof(ForecastObstacleKind.Paused), "The rule is paused")]
    [InlineData("when: \"0 7 * * *\", what: {next: health}", nameof(ForecastObstacleKind.NothingFits), "No tip of \"Health\" is left for them. 1 would fit, but their review is overdue")]
    [InlineData("when: \"0 7 * * *\", what: {tip: summer}", nameof(ForecastObstacleKind.NotNow), "The tip \"summer\" cannot leave: It is out of season")]
    public void What_is_in_the_way_is_named(string rule, string kind, string says)
    {
        using var content = new ContentFolder().Tip("a").Tip("summer", extra: "window: {from: 夏至, until: 处暑}")
            .Schedules($"  - {{id: rule, {rule}}}");
        var old = File.ReadAllText(Path.Combine(content.Root, "tips/agriculture/a.md")).Replace("topic: agriculture", "topic: health", StringComparison.Ordinal)
            .Replace("id: a", "id: old", StringComparison.Ordinal).Replace("until: 2036-01-01", "until: 2026-11-01", StringComparison.Ordinal);
        content.Write("tips/health/old.md", old);
        var entry = Play(content, "2026-11-23", 1, Group("||", ("webchat", 1))).ShouldHaveSingleItem();
        var obstacle = entry.Obstacles.ShouldHaveSingleItem();
        obstacle.Kind.ToString().ShouldBe(kind);
        obstacle.Message.InEnglish().ShouldStartWith(says);
    }

    [Fact]
    public void Questions_take_their_turns_and_come_again_only_when_all_were_asked()
    {
        using var content = new ContentFolder().Schedules("  - {id: rule, when: \"0 12 * * *\", what: {question: health}}");
        content.Write("questions/health/a.yaml", "questions:\n" + QuestionForms.Entry("kind: true-false\n    answer: true", "q1", "狗咬了要先冲洗吗？") + QuestionForms.Entry("kind: true-false\n    answer: true", "q2", "盐要少吃吗？"));
        var entries = Play(content, "2026-11-23", 3, Group("||", ("webchat", 4)));
        entries.Select(e => (e.Content, e.Title, e.Audience)).ShouldBe([("question:q1", "狗咬了要先冲洗吗？", 4), ("question:q2", "盐要少吃吗？", 4), ("question:q1", "狗咬了要先冲洗吗？", 4)]);
        entries[2].Obstacles.ShouldHaveSingleItem().Kind.ShouldBe(ForecastObstacleKind.Repeated);
    }

    [Fact]
    public void Too_many_a_day_and_channels_that_are_off_and_reviews_that_are_near_are_pointed_out()
    {
        using var content = new ContentFolder().Tip("a").Tip("b").Tip("c");
        content.Schedules("  - {id: r1, when: \"0 8 * * *\", what: {tip: a}}\n  - {id: r2, when: \"0 9 * * *\", what: {tip: b}}\n  - {id: r3, when: \"0 10 * * *\", what: {tip: c}}");
        var entries = Play(content, "2035-12-20", 1, Group("||", ("pigeon", 3)));
        entries.Select(e => e.Obstacles.Select(o => o.Kind)).ShouldBe(
        [
            [ForecastObstacleKind.ChannelOff, ForecastObstacleKind.ReviewSoon],
            [ForecastObstacleKind.ChannelOff, ForecastObstacleKind.ReviewSoon],
            [ForecastObstacleKind.DailyLimit, ForecastObstacleKind.ChannelOff, ForecastObstacleKind.ReviewSoon],
        ]);
    }

    private static IReadOnlyList<ForecastEntry> Play(ContentFolder content, string from, int days, params TraitsGroup[] groups)
    {
        var catalog = ContentReading.Read(content.Root);
        catalog.Problems.ShouldBeEmpty();
        var terms = new ForecastTerms(Instants.Shanghai, new QuietHours(new(21, 0), new(7, 0)), 2, new Dictionary<string, double> { ["telegram"] = 30, ["webchat"] = 0 });
        var start = Instants.At(from + "T00:00:00+08:00");
        var rules = catalog.Schedules.Select(r => (r, (IReadOnlyList<TraitsGroup>)groups)).ToArray();
        return new Forecast(catalog, terms, new(catalog, TraitsHistory.Nothing, rules), []).Play(rules, start, start.AddDays(days));
    }

    private static TraitsGroup Group(string key, params (string Channel, long Count)[] counts) =>
        new(Traits.FromKey(key), counts.ToDictionary(c => c.Channel, c => c.Count));
}
