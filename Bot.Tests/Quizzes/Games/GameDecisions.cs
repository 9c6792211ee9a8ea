using Bot.Content;
using Bot.Quizzes.Games;
using Bot.Tests.Builders;
using Bot.Tests.Content.Parsing;

namespace Bot.Tests.Quizzes.Games;

/// <summary>What is decided without a clock or a group.</summary>
public class GameDecisions
{
    [Theory]
    [InlineData("", null, 10, null)]
    [InlineData("8", null, 8, null)]
    [InlineData("健康", "health", 10, null)]
    [InlineData("health 12", "health", 12, null)]
    [InlineData("  7   Farming ", "agriculture", 7, null)]
    [InlineData("下棋 6", null, 6, "下棋")]
    public void What_is_written_behind_the_command_is_a_topic_and_a_number_in_any_order(string argument, string? topic, int rounds, string? unknown)
    {
        using var content = new ContentFolder();
        GameRequest.Parse(argument, content.Read()).ShouldBe(new(topic, rounds, unknown));
    }

    [Fact]
    public void Questions_asked_here_longest_ago_come_first_and_chance_decides_among_the_others()
    {
        using var content = new ContentFolder();
        string[] stems = ["狗咬了怎么办？", "盐吃多少？", "蘑菇能采吗？", "药能混用吗？", "雷雨天能在树下躲吗？", "农药瓶子怎么扔？"];
        content.Write("questions/health/a.yaml", "questions:\n" + string.Concat(stems.Select((stem, i) => QuestionForms.Entry("kind: single\n    choices: [错的, {right: 对的}]", $"q{i}", stem)))
            + QuestionForms.Entry("kind: multiple\n    choices: [错的, {right: 对的}, {right: 也对}]", "several", "哪些是粮食作物？")
            + QuestionForms.Entry("kind: number\n    answer: 5", "number", "一斤是多少两？"));
        var catalog = content.Read();
        var asked = new Dictionary<string, DateTimeOffset> { ["q0"] = Instants.At("2026-11-02"), ["q1"] = Instants.At("2026-11-01") };

        var decks = Enumerable.Range(0, 20).Select(seed => Deck(catalog, asked, (ulong)seed)).ToArray();

        decks.ShouldAllBe(d => d.Length == 6 && d[4] == "q1" && d[5] == "q0");
        decks.Select(d => d[0]).Distinct().Count().ShouldBeGreaterThan(1);
        GameRules.Deck(catalog, "agriculture", Traits.Unknown, new(2026, 11, 21), asked, 1).ShouldBeEmpty();
        GameRules.Deck(catalog, null, Traits.Unknown, new(2040, 1, 1), asked, 1).ShouldBeEmpty("their reviews are overdue by then");
    }

    [Fact]
    public void A_group_is_asked_what_is_right_where_it_lives_and_at_this_time_of_the_year()
    {
        using var content = new ContentFolder();
        content.Write("questions/health/a.yaml", "questions:\n"
            + QuestionForms.Entry("kind: single\n    choices: [错的, {right: 对的}]", "everywhere", "盐吃多少？")
            + QuestionForms.Entry("kind: single\n    choices: [错的, {right: 对的}]\n    regions: [\"371324\"]", "here", "本县的急救站在哪里？")
            + QuestionForms.Entry("kind: single\n    choices: [错的, {right: 对的}]\n    window: {from: 06-01, until: 08-31}", "summer", "三伏天几点下地好？"));
        var catalog = content.Read();

        Of(Traits.Unknown, new(2026, 11, 21)).ShouldBe(["everywhere"]);
        Of(new([], "371324", null, []), new(2026, 11, 21)).ShouldBe(["everywhere", "here"]);
        Of(Traits.Unknown, new(2026, 7, 21)).ShouldBe(["everywhere", "summer"]);

        string[] Of(Traits group, DateOnly day) => [.. GameRules.Deck(catalog, null, group, day, new Dictionary<string, DateTimeOffset>(), 1).Select(q => q.Id).Order(StringComparer.Ordinal)];
    }

    private static string[] Deck(ContentCatalog catalog, Dictionary<string, DateTimeOffset> asked, ulong seed) =>
        [.. GameRules.Deck(catalog, null, Traits.Unknown, new(2026, 11, 21), asked, seed).Select(q => q.Id)];
}
