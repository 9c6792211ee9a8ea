using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>Mistakes in what staff teach the search, and in the words of first aid.</summary>
public class AskWordsMistakes
{
    private const string Emergency = """
        emergencies:
          - id: pesticide
            words: [喝农药, 农药+中毒]
            text:
              zh-CN: |
                马上打 120。
                别催吐。
            source: {title: 出处, publisher: 出版者, url: "https://example.org"}
            review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
        """;

    [Theory]
    [InlineData("groups: [[土豆]]", 1, "'土豆': a group has at least two words that mean the same")]
    [InlineData("groups:\n  - 土豆", 2, "Each entry of 'groups' must be a list such as - [a, b].")]
    [InlineData("groups: 土豆", 1, "'groups' must be a list of lists")]
    [InlineData("groups: [[土豆, 洋芋], [洋芋, 红薯]]", 1, "'洋芋' stands in two places of 'groups'.")]
    [InlineData("intents: {为什么: []}", 1, "'为什么' has no words.")]
    [InlineData("intents: {为什么: [原因], 怎么办: [原因]}", 1, "'原因' stands in two places of 'intents'.")]
    [InlineData("fillers: {a: b}", 1, "'fillers' must be a list such as [a, b].")]
    [InlineData("careful: [gardening]", 1, "'gardening' in 'careful' is not in topics.yaml.")]
    [InlineData("synonyms: [[a, b]]", 1, "'synonyms' is not known here. Known: animals, at-risk")]
    public void Wrong_words_are_named_with_their_line(string yaml, int line, string says)
    {
        using var content = new ContentFolder().Write("synonyms.yaml", yaml);
        content.Read().ShouldBlame("synonyms.yaml", line, says);
    }

    [Theory]
    [InlineData("id: pesticide", "id: Pesti cide", 2, "'Pesti cide' cannot be an id.")]
    [InlineData("words: [喝农药, 农药+中毒]", "words: []", 3, "'words' has no words, or an empty one.")]
    [InlineData("words: [喝农药, 农药+中毒]", "words: [农药+]", 3, "'words' has no words, or an empty one.")]
    [InlineData("马上打 120。", "马上求救。", 5, "The first line must name the number to call: 120, 12356, 119 or 110.")]
    [InlineData("zh-CN: |", "en: |", 4, "There is no text in zh-CN.")]
    public void Wrong_first_aid_is_named_with_its_line(string part, string instead, int line, string says)
    {
        using var content = new ContentFolder().Write("emergencies.yaml", Emergency.Replace(part, instead, StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.ShouldBlame("emergencies.yaml", line, says);
        catalog.Emergencies.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void Sound_first_aid_is_read()
    {
        using var content = new ContentFolder().Write("emergencies.yaml", Emergency);
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.Emergencies.Entries.ShouldHaveSingleItem().Texts["zh-CN"].Plain.ShouldContain("别催吐");
    }

    [Fact]
    public void The_shipped_words_are_many_and_sound()
    {
        using var content = new ContentFolder().ShippedAskWords();
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.AskWords.Groups.Count.ShouldBeGreaterThan(100);
        catalog.Emergencies.Entries.Count.ShouldBeGreaterThan(8);
        catalog.Emergencies.Entries.ShouldAllBe(e => e.Texts.ContainsKey("en"));
    }
}
