using System.Text;
using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>Mistakes that two files make together, or that a file makes as a whole.</summary>
public class TipNeighbours
{
    static TipNeighbours() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Of_two_tips_with_one_id_the_second_is_named_and_the_first_stays()
    {
        using var content = new ContentFolder().Tip("same", "agriculture", title: "第一个").Tip("same", "health", title: "第二个");
        var catalog = content.Read();
        catalog.ShouldBlame("tips/health/same.md", 2, "The id 'same' is already used by tips/agriculture/same.md. Give one of them another id.");
        catalog.Tips["same"].Texts["zh-CN"].Title.ShouldStartWith("第一个");
    }

    [Fact]
    public void A_broken_file_does_not_take_its_neighbours_down()
    {
        using var content = new ContentFolder().Tip("one").Tip("two").Tip("three", "health").Write("tips/agriculture/two.md", "---\nid: [");
        content.Read().Tips.Keys.ShouldBe(["one", "three"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("只有正文，没有开头。")]
    [InlineData("---")]
    [InlineData("---\n")]
    public void A_file_without_a_front_matter_is_told_what_it_needs(string text)
    {
        using var content = new ContentFolder().Tip("neighbour").Write("tips/agriculture/bare.md", text);
        var catalog = content.Read();
        catalog.ShouldBlame("tips/agriculture/bare.md", 1, "See content/README.md for one to copy.");
        catalog.Tips.Keys.ShouldBe(["neighbour"]);
    }

    [Fact]
    public void A_translation_needs_an_original()
    {
        using var content = new ContentFolder().Tip("neighbour").Write("tips/agriculture/alone.en.md", "---\nid: alone\ntitle: T\nsummary: S\n---\nText");
        var catalog = content.Read();
        catalog.ShouldBlame("tips/agriculture/alone.en.md", 2, "There is no 'alone' that this could be the translation of");
        catalog.Tips.Keys.ShouldBe(["neighbour"]);
    }

    [Theory]
    [InlineData("---\nid: one\ntitle: T\nsummary: S\ntopic: agriculture\n---\nText", 5, "'topic' is not known here. Known: id, summary, title.")]
    [InlineData("---\nid: one\nsummary: S\n---\nText", 2, "'title' is missing.")]
    [InlineData("---\nid: two\ntitle: T\nsummary: S\n---\nText", 2, "The id is 'two', the file is called 'one'.")]
    public void A_broken_translation_leaves_the_original_untouched(string translation, int line, string says)
    {
        using var content = new ContentFolder().Tip("one").Tip("two").Write("tips/agriculture/one.en.md", translation);
        var catalog = content.Read();
        catalog.ShouldBlame("tips/agriculture/one.en.md", line, says);
        catalog.Tips["one"].Texts.Keys.ShouldBe(["zh-CN"]);
        catalog.Tips["two"].Texts.Keys.ShouldBe(["zh-CN"]);
    }

    [Fact]
    public void A_translation_too_long_for_a_message_is_refused_by_itself()
    {
        using var content = new ContentFolder().Tip("one").Write("tips/agriculture/one.en.md", $"---\nid: one\ntitle: T\nsummary: S\n---\n{new string('x', 4100)}");
        var catalog = content.Read();
        catalog.ShouldBlame("tips/agriculture/one.en.md", 2, "(en); a message may have 4096.");
        catalog.Tips["one"].Texts.Keys.ShouldBe(["zh-CN"]);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_named_and_not_sent_as_gibberish()
    {
        using var content = new ContentFolder().Tip("neighbour").Tip("old");
        var file = Path.Combine(content.Root, "tips/agriculture/old.md");
        File.WriteAllText(file, File.ReadAllText(file), Encoding.GetEncoding("GB18030"));
        var catalog = content.Read();
        catalog.ShouldBlame("tips/agriculture/old.md", 4, "Save it as UTF-8");
        catalog.Tips.Keys.ShouldBe(["neighbour"]);
    }
}
