using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>One line of a sound answer is changed; the problem names the file, that line, and the way to mend it.</summary>
public class FaqMistakes
{
    private const string File = "faq/agriculture/broken.md";

    private const string Sound = """
        ---
        id: broken
        topic: agriculture
        question: 玉米叶子发黄怎么办
        also: [苞米黄叶子咋整]
        keywords: [缺氮]
        crops: [wheat]
        regions: ["37"]
        window: {from: 06-01, until: 08-31}
        tip: neighbour
        source:
          title: 出处
          publisher: 出版者
          url: https://example.org
        review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
        ---
        答案。
        """;

    [Theory]
    [InlineData("id: broken", "id: Broken One", "'Broken One' cannot be an id.")]
    [InlineData("id: broken", "id: other", "The id is 'other', the file is called 'broken'.")]
    [InlineData("id: broken", "id:", "'id' is missing. Add a line such as: id: maize-yellow-leaves")]
    [InlineData("topic: agriculture", "topic: gardening", "'gardening' in 'topic' is not in topics.yaml.")]
    [InlineData("topic: agriculture", "topic: health", "the file is not in faq/health/.")]
    [InlineData("question: 玉米叶子发黄怎么办", "question:", "'question' is missing.")]
    [InlineData("question: 玉米叶子发黄怎么办", "question: [一, 二]", "'question' must be a single text.")]
    [InlineData("also: [苞米黄叶子咋整]", "also: {a: b}", "'also' must be a list such as [a, b].")]
    [InlineData("also: [苞米黄叶子咋整]", "also: [\"\"]", "There is an empty text in 'also'.")]
    [InlineData("keywords: [缺氮]", "keyword: [缺氮]", "'keyword' is not known here.")]
    [InlineData("crops: [wheat]", "crops: [barley]", "'barley' in 'crops' is not in topics.yaml.")]
    [InlineData("regions: [\"37\"]", "regions: [\"99\"]", "The region code '99' is not in regions.yaml.")]
    [InlineData("window: {from: 06-01, until: 08-31}", "window: summer", "'window' must be a group of keys")]
    [InlineData("tip: neighbour", "tip: nobody", "There is no tip 'nobody' (or it has problems of its own).")]
    [InlineData("  url: https://example.org", "  url: example.org", "'example.org' is no web address.")]
    public void A_wrong_line_is_named_with_its_number_and_the_fix(string line, string instead, string says)
    {
        using var content = Folder(Sound.Replace(line + "\n", instead + "\n", StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.ShouldBlame(File, Array.IndexOf(Sound.Split('\n'), line) + 1, says);
        catalog.Faq.Keys.ShouldBe(["sound"]);
    }

    [Theory]
    [InlineData("答案。", "", 2, "There is no answer. Write it below the second line '---'.")]
    [InlineData("---\nid", "id", 1, "The file starts with a line '---'")]
    [InlineData("source:", "quelle:", 2, "'source' is missing. Everything says where it comes from")]
    public void What_is_missing_is_named_where_it_should_be(string part, string instead, int line, string says)
    {
        using var content = Folder(Sound.Replace(part, instead, StringComparison.Ordinal));
        content.Read().ShouldBlame(File, line, says);
    }

    [Fact]
    public void An_answer_too_long_for_a_message_is_refused_with_its_length()
    {
        using var content = Folder(Sound.Replace("答案。", new string('长', 3100), StringComparison.Ordinal));
        content.Read().ShouldBlame(File, 2, "they may have 3000. Shorten the answer.");
    }

    [Fact]
    public void A_question_too_long_to_be_one_is_refused()
    {
        using var content = Folder(Sound.Replace("苞米黄叶子咋整", new string('长', 101), StringComparison.Ordinal));
        content.Read().ShouldBlame(File, 5, "has 101 characters; a question may have 100.");
    }

    [Fact]
    public void Two_answers_with_one_id_are_one_too_many()
    {
        using var content = Folder(Sound).Faq("broken", "别的问题", "health");
        content.Read().ShouldBlame("faq/health/broken.md", 2, "The id 'broken' is already used by faq/agriculture/broken.md.");
    }

    [Fact]
    public void A_translation_needs_only_its_own_words()
    {
        using var content = Folder(Sound).Write("faq/agriculture/broken.en.md", "---\nid: broken\nquestion: Yellow leaves?\nalso: [pale leaves]\n---\nAn answer.\n");
        var entry = content.Read().Faq["broken"];
        entry.In("en").Question.ShouldBe("Yellow leaves?");
        entry.In("en").Also.ShouldBe(["pale leaves"]);
        entry.In("en").Answer.ShouldBe("An answer.");
        entry.In("fr").Question.ShouldBe("玉米叶子发黄怎么办");
    }

    [Fact]
    public void A_translation_of_nothing_is_named()
    {
        using var content = Folder(Sound).Write("faq/agriculture/lost.en.md", "---\nid: lost\nquestion: Lost?\n---\nAn answer.\n");
        content.Read().ShouldBlame("faq/agriculture/lost.en.md", 2, "There is no 'lost' that this could be the translation of");
    }

    [Fact]
    public void The_answer_all_these_mistakes_are_made_in_is_sound()
    {
        using var content = Folder(Sound);
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        var entry = catalog.Faq["broken"];
        entry.Keywords.ShouldBe(["缺氮"]);
        entry.Tip.ShouldBe("neighbour");
        entry.Window.ShouldNotBeNull();
    }

    private static ContentFolder Folder(string answer) => new ContentFolder().Tip("neighbour").Faq("sound", "好问题").Write(File, answer);
}
