using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>One line of a sound schedule is changed; the problem names that line, the rule is left out, its neighbour stays.</summary>
public class ScheduleMistakes
{
    private const string Sound = """
        schedules:
          - id: neighbour
            when: "0 7 * * *"
            what: {next: agriculture}
          - id: broken
            when: "0 8 * * *"
            what: {tip: sound}
            to: {regions: ["37"]}
            may-be-late: 2h
            paused: true

        """;

    [Theory]
    [InlineData("- id: broken", "- id: Broken", "'Broken' cannot be an id.")]
    [InlineData("- id: broken", "- id: \"broken\\n\"", "cannot be an id.")]
    [InlineData("- id: broken", "- id: neighbour", "The id 'neighbour' is there twice. Give one of them another id.")]
    [InlineData("- id: broken", "- name: broken", "'id' is missing. Add a line such as: id: morning-farming")]
    [InlineData("when: \"0 8 * * *\"", "when: \"0 8 * *\"", "'0 8 * *' is no cron expression. It has five parts: minute hour day month weekday")]
    [InlineData("when: \"0 8 * * *\"", "when: \"0 0 8 * * *\"", "'0 0 8 * * *' is no cron expression.")]
    [InlineData("when: \"0 8 * * *\"", "when: \"60 8 * * *\"", "'60 8 * * *' is no cron expression.")]
    [InlineData("when: \"0 8 * * *\"", "when: every morning", "'every morning' is no cron expression.")]
    [InlineData("when: \"0 8 * * *\"", "when: \"0 8 30 2 *\"", "'0 8 30 2 *' never comes due.")]
    [InlineData("when: \"0 8 * * *\"", "when: {cron: \"0 8 * * *\", zone: Asia/Shangai}", "'Asia/Shangai' is no time zone. Write one such as Asia/Shanghai.")]
    [InlineData("when: \"0 8 * * *\"", "when: {at: \"2026-12-01T07:00:00\"}", "'2026-12-01T07:00:00' is no instant. Write date, time and zone")]
    [InlineData("when: \"0 8 * * *\"", "when: \"2026-12-01T07:00:00\"", "'2026-12-01T07:00:00' is no instant.")]
    [InlineData("when: \"0 8 * * *\"", "when: {at: 2026-12-01}", "'2026-12-01' is no instant.")]
    [InlineData("when: \"0 8 * * *\"", "when: {at: \"2026-12-01T25:00:00+08:00\"}", "'2026-12-01T25:00:00+08:00' is no instant.")]
    [InlineData("when: \"0 8 * * *\"", "when: {date: 2026-02-29, time: \"07:00\"}", "'2026-02-29' is no date.")]
    [InlineData("when: \"0 8 * * *\"", "when: {date: 2026-12-01, time: 7 Uhr}", "'7 Uhr' is no time of day. Write \"07:00\", in quotes.")]
    [InlineData("when: \"0 8 * * *\"", "when: {date: 2026-03-08, time: \"02:30\", zone: America/New_York}", "2026-03-08 02:30 does not exist in America/New_York: clocks jump over it.")]
    [InlineData("when: \"0 8 * * *\"", "when: {date: 2026-12-01}", "Write one of: when:")]
    [InlineData("when: \"0 8 * * *\"", "when: {cron: \"0 8 * * *\", at: \"2026-12-01T07:00:00Z\"}", "Write one of: when:")]
    [InlineData("when: \"0 8 * * *\"", "when: {crom: \"0 8 * * *\"}", "'crom' is not known here. Known: at, cron, date, time, zone.")]
    [InlineData("when: \"0 8 * * *\"", "when: [0, 8]", "'when' cannot be read. Write one of: when:")]
    [InlineData("when: \"0 8 * * *\"", "when:", "'when' cannot be read. Write one of: when:")]
    [InlineData("what: {tip: sound}", "what: {tip: unsound}", "There is no tip 'unsound' (or it has problems of its own).")]
    [InlineData("what: {tip: sound}", "what: {tip: sound, next: agriculture}", "Write what: {next: agriculture}")]
    [InlineData("what: {tip: sound}", "what: {}", "Write what: {next: agriculture}")]
    [InlineData("what: {tip: sound}", "what: {next: gardening}", "'gardening' in 'next' is not in topics.yaml. Known: agriculture, health.")]
    [InlineData("what: {tip: sound}", "what: sound", "'what' must be a group of keys, indented below it.")]
    [InlineData("to: {regions: [\"37\"]}", "to: {regions: [\"99\"]}", "The region code '99' is not in regions.yaml.")]
    [InlineData("to: {regions: [\"37\"]}", "to: {topics: [gardening]}", "'gardening' in 'topics' is not in topics.yaml.")]
    [InlineData("to: {regions: [\"37\"]}", "to: {region: [\"37\"]}", "'region' is not known here. Known: audiences, channels, crops, regions, topics.")]
    [InlineData("to: {regions: [\"37\"]}", "to: [\"37\"]", "'to' must be a group of keys, indented below it.")]
    [InlineData("to: {regions: [\"37\"]}", "to: {regions: [\"41\"]}", "The tip 'sound' fits nobody in this audience")]
    [InlineData("may-be-late: 2h", "may-be-late: soon", "'soon' is no length of time. Write a number with m, h or d: 30m, 6h, 2d.")]
    [InlineData("may-be-late: 2h", "may-be-late: h", "'h' is no length of time.")]
    [InlineData("may-be-late: 2h", "may-be-late: 2", "'2' is no length of time.")]
    [InlineData("may-be-late: 2h", "may-be-late: 2w", "'2w' is no length of time.")]
    [InlineData("may-be-late: 2h", "may-be-late: -2h", "'-2h' is no length of time.")]
    [InlineData("may-be-late: 2h", "may-be-late: 1e9d", "'1e9d' is no length of time.")]
    [InlineData("may-be-late: 2h", "may-be-late: [2h]", "'may-be-late' must be a single text.")]
    [InlineData("may-be-late: 2h", "maybe-late: 2h", "'maybe-late' is not known here.")]
    [InlineData("paused: true", "paused: yes", "'paused: yes' must be true or false.")]
    [InlineData("paused: true", "urgent: maybe", "'urgent: maybe' must be true or false.")]
    [InlineData("paused: true", "pause: true", "'pause' is not known here. Known: id, may-be-late, paused, to, urgent, what, when.")]
    public void A_wrong_line_is_named_and_its_rule_is_left_out(string line, string instead, string says)
    {
        var at = Array.FindIndex(Sound.Split('\n'), l => l.Contains(line, StringComparison.Ordinal)) + 1;
        ShouldBlame(Sound.Replace(line, instead, StringComparison.Ordinal), at, says);
    }

    [Theory]
    [InlineData("    when: \"0 8 * * *\"\n", 5, "'when' is missing. Write one of: when:")]
    [InlineData("    what: {tip: sound}\n", 5, "'what' is missing. Write what: {next: agriculture}")]
    public void What_is_missing_is_named_at_the_entry(string missing, int line, string says) =>
        ShouldBlame(Sound.Replace(missing, "", StringComparison.Ordinal), line, says);

    [Fact]
    public void The_rules_all_these_mistakes_are_made_in_are_sound()
    {
        using var content = Folder(Sound);
        content.Read().Problems.ShouldBeEmpty();
        content.Read().Schedules.Select(s => s.Id).ShouldBe(["neighbour", "broken"]);
    }

    private static ContentFolder Folder(string schedules) =>
        new ContentFolder().Tip("sound", extra: "regions: [\"37\"]").Write("schedules.yaml", schedules);

    private static void ShouldBlame(string schedules, int line, string says)
    {
        using var content = Folder(schedules);
        var catalog = content.Read();
        catalog.ShouldBlame("schedules.yaml", line, says);
        var left = catalog.Schedules.ShouldHaveSingleItem();
        (left.Id, ((ScheduleTiming.Recurring)left.When).Text).ShouldBe(("neighbour", "0 7 * * *"));
    }
}
