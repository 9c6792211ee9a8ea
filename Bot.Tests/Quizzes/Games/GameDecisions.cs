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
        GameRules.Deck(catalog, "agriculture", new(2026, 11, 21), asked, 1).ShouldBeEmpty();
        GameRules.Deck(catalog, null, new(2040, 1, 1), asked, 1).ShouldBeEmpty("their reviews are overdue by then");
    }

    private static string[] Deck(ContentCatalog catalog, Dictionary<string, DateTimeOffset> asked, ulong seed) =>
        [.. GameRules.Deck(catalog, null, new(2026, 11, 21), asked, seed).Select(q => q.Id)];
}
