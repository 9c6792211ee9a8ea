using Bot.Content;
using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>Mistakes in texts/&lt;locale&gt;.yaml.</summary>
public class TextMistakes
{
    private const string English = "texts/en.yaml";

    [Theory]
    [InlineData("topics.done: Done", "topics.finished: Done", "The program never says 'topics.finished'. Remove it, or mend its name.")]
    [InlineData("webchat.too-long: That is too long. Please use at most {max} characters.", "webchat.too-long: That is too long.", "'webchat.too-long' has the placeholders none, in zh-CN it has {max}. Use the same ones.")]
    [InlineData("topics.done: Done", "topics.done: Done, {name}", "'topics.done' has the placeholders {name}, in zh-CN it has none.")]
    [InlineData("topics.done: Done", "topics.done: [Done]", "'topics.done' must be a single text.")]
    [InlineData("topics.done: Done", "topics.done: \"Done", "This is not valid YAML")]
    public void A_wrong_sentence_is_named_with_its_line(string line, string instead, string says)
    {
        var sound = Shipped();
        using var content = new ContentFolder().Write(English, sound.Replace(line + "\n", instead + "\n", StringComparison.Ordinal));
        content.Read().ShouldBlame(English, Array.IndexOf(sound.Split('\n'), line) + 1, says);
    }

    [Theory]
    [InlineData("topics.done: Done\n", "The sentence 'topics.done' is missing. Add a line: topics.done: ...")]
    [InlineData("webchat.send: Send\n", "The sentence 'webchat.send' is missing. Add a line: webchat.send: ...")]
    public void A_missing_sentence_is_named(string line, string says)
    {
        using var content = new ContentFolder().Write(English, Shipped().Replace(line, "", StringComparison.Ordinal));
        var catalog = content.Read();
        catalog.Problems.ShouldHaveSingleItem().Message.InEnglish().ShouldBe(says);
        catalog.Problems[0].File.ShouldBe(English);
    }

    [Fact]
    public void Where_a_language_lacks_a_sentence_people_read_the_default_language_not_its_key()
    {
        using var content = new ContentFolder().Write(English, Shipped().Replace("topics.done: Done\n", "", StringComparison.Ordinal));
        content.Read().Texts.For("en").Plain(TextKeys.TopicsDone).ShouldBe("选好了");
    }

    [Fact]
    public void Without_the_default_language_the_file_is_named_and_the_rest_is_read()
    {
        using var content = new ContentFolder().Tip("one");
        File.Delete(Path.Combine(content.Root, "texts/zh-CN.yaml"));
        var catalog = content.Read();
        catalog.ShouldBlame("texts/zh-CN.yaml", 0, "The sentences of the default language are missing or unreadable.");
        catalog.Tips.Keys.ShouldContain("one");
    }

    [Fact]
    public void What_is_filled_in_is_text_and_never_markup_nor_another_gap()
    {
        using var content = new ContentFolder();
        var text = content.Read().Texts.For("en")[TextKeys.RegionSaved, ("region", "<b>{region}</b> & co")];
        text.Plain.ShouldBe("Saved. Your region: <b>{region}</b> & co.");
        text.ChatHtml.ShouldBe("Saved. Your region: <b>&lt;b&gt;{region}&lt;/b&gt; &amp; co</b>.");
    }

    [Fact]
    public void A_name_that_looks_like_a_gap_stays_as_it_is()
    {
        using var content = new ContentFolder().Write("texts/en.yaml", Shipped().Replace("topics.saved: \"Saved. You get: **{topics}**.\"", "topics.saved: \"{name}, you get {topics}\"", StringComparison.Ordinal));
        content.Read().Texts.For("en").Plain(TextKeys.TopicsSaved, ("name", "{topics}"), ("topics", "Farming")).ShouldBe("{topics}, you get Farming");
    }

    private static string Shipped() => File.ReadAllText(Path.Combine(Repository.Root, "content", English));
}
