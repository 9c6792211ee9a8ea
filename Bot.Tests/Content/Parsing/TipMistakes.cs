using Bot.Tests.Builders;

namespace Bot.Tests.Content.Parsing;

/// <summary>One line of a sound tip is changed; the problem names the file, that line, and the way to mend it.</summary>
public class TipMistakes
{
    private const string File = "tips/agriculture/broken.md";

    private const string Sound = """
        ---
        id: broken
        topic: agriculture
        title: 标题
        summary: 摘要
        window: {from: 11-15, until: 02-10}
        audiences: [farmer]
        crops: [wheat]
        regions: ["37"]
        image: images/a.png
        source:
          title: 出处
          publisher: 出版者
          url: https://example.org
        review:
          by: unreviewed
          on: 2026-01-01
          until: 2036-01-01
        ---
        正文。
        """;

    [Theory]
    [InlineData("id: broken", "id: Broken Tip", "'Broken Tip' cannot be an id. Use small letters")]
    [InlineData("id: broken", "id: other", "The id is 'other', the file is called 'broken'. Make them the same.")]
    [InlineData("id: broken", "id:", "'id' is missing. Add a line such as: id: wheat-winter-care")]
    [InlineData("topic: agriculture", "topic: gardening", "'gardening' in 'topic' is not in topics.yaml. Known: agriculture, health.")]
    [InlineData("topic: agriculture", "topic: health", "the file is not in tips/health/. Move the file or change the topic.")]
    [InlineData("title: 标题", "title: [一, 二]", "'title' must be a single text.")]
    [InlineData("title: 标题", "title: ~", "'title' is missing.")]
    [InlineData("summary: 摘要", "summary:", "'summary' is missing.")]
    [InlineData("summary: 摘要", "title: 又一个", "'title' is there twice. Remove one of them.")]
    [InlineData("summary: 摘要", "summary: 先: 后", "This is not valid YAML")]
    [InlineData("summary: 摘要", "summary: \"没有结尾", "This is not valid YAML")]
    [InlineData("summary: 摘要", "summary: *谁", "This is not valid YAML")]
    [InlineData("audiences: [farmer]", "audience: [farmer]", "'audience' is not known here. Known: audiences,")]
    [InlineData("audiences: [farmer]", "audiences: [farmer, astronaut]", "'astronaut' in 'audiences' is not in topics.yaml. Known: farmer, elder.")]
    [InlineData("audiences: [farmer]", "audiences: {farmer: yes}", "'audiences' must be a list such as [a, b].")]
    [InlineData("crops: [wheat]", "crops: [barley]", "'barley' in 'crops' is not in topics.yaml. Known: wheat, rice.")]
    [InlineData("regions: [\"37\"]", "regions: [\"99\"]", "The region code '99' is not in regions.yaml. Write codes in quotes")]
    [InlineData("window: {from: 11-15, until: 02-10}", "window: winter", "'window' must be a group of keys, indented below it.")]
    [InlineData("window: {from: 11-15, until: 02-10}", "window: {from: 11-31, until: 02-10}", "'11-31' is no day of the year. Write a date such as 11-15, a solar term such as 清明")]
    [InlineData("window: {from: 11-15, until: 02-10}", "window: {from: 11-15, until: 2月10日}", "'2月10日' is no day of the year.")]
    [InlineData("window: {from: 11-15, until: 02-10}", "window: {from: 11-15}", "'until' is missing. Add a line such as: until: 11-15")]
    [InlineData("window: {from: 11-15, until: 02-10}", "window: {from: 11-15, until: 02-10, to: 02-11}", "'to' is not known here. Known: from, until.")]
    [InlineData("image: images/a.png", "image: images/b.png", "There is no picture 'images/b.png' in the content folder.")]
    [InlineData("image: images/a.png", "image: ../a.png", "There is no picture '../a.png' in the content folder.")]
    [InlineData("image: images/a.png", "image: images/a.svg", "'images/a.svg' must be a .png or .jpg: chat apps show no others.")]
    [InlineData("image: images/a.png", "image: \"a\\0.png\"", "There is no picture")]
    [InlineData("  publisher: 出版者", "  publisher:", "'publisher' is missing. Add a line such as: publisher: WHO")]
    [InlineData("  url: https://example.org", "  url: www.example.org", "'www.example.org' is no web address. It starts with https://")]
    [InlineData("  url: https://example.org", "  url: ftp://example.org", "'ftp://example.org' is no web address.")]
    [InlineData("  url: https://example.org", "  uri: https://example.org", "'uri' is not known here. Known: publisher, title, url.")]
    [InlineData("  on: 2026-01-01", "  on: 2026-13-01", "'on: 2026-13-01' is no date. Write year-month-day, such as 2026-11-21.")]
    [InlineData("  until: 2036-01-01", "  until: 1.1.2036", "'until: 1.1.2036' is no date.")]
    [InlineData("  until: 2036-01-01", "  until: 2025-12-31", "'until' must be later than 'on': it is the last day it may be sent.")]
    [InlineData("  by: unreviewed", "  by: [somebody]", "'by' must be a single text.")]
    public void A_wrong_line_is_named_with_its_number_and_the_fix(string line, string instead, string says)
    {
        using var content = Folder(Sound.Replace(line + "\n", instead + "\n", StringComparison.Ordinal));
        ShouldBlameAndLeaveOut(content, Array.IndexOf(Sound.Split('\n'), line) + 1, says);
    }

    [Theory]
    [InlineData("source:", "quelle:", 2, "'source' is missing. Everything says where it comes from")]
    [InlineData("review:", "checked:", 2, "'review' is missing. Add: review: {by: unreviewed")]
    [InlineData("id: broken\n", "", 2, "'id' is missing.")]
    [InlineData("正文。", "", 2, "The tip has no text. Write it below the second line '---'.")]
    [InlineData("---\nid", "id", 1, "The file starts with a line '---'")]
    [InlineData("---\n正文", "正文", 1, "The file starts with a line '---'")]
    [InlineData("---\nid", "---\n---\nid", 1, "There is nothing in it yet.")]
    [InlineData("---\nid: broken", "---\n- id: broken", 3, "This is not valid YAML")]
    public void What_is_missing_is_named_where_it_should_be(string part, string instead, int line, string says)
    {
        using var content = Folder(Sound.Replace(part, instead, StringComparison.Ordinal));
        ShouldBlameAndLeaveOut(content, line, says);
    }

    [Theory]
    [InlineData("image: images/a.png", 1100, "a message with a picture may have 1024. Shorten the text or leave the picture out.")]
    [InlineData("", 4100, "a message may have 4096. Shorten the text.")]
    [InlineData("", 60_000, "a message may have 4096. Shorten the text.")]
    public void A_text_too_long_for_a_message_is_refused_with_its_length(string image, int length, string says)
    {
        using var content = Folder(Sound.Replace("image: images/a.png", image, StringComparison.Ordinal).Replace("正文。", new string('长', length), StringComparison.Ordinal));
        ShouldBlameAndLeaveOut(content, 2, says);
    }

    [Fact]
    public void The_tip_all_these_mistakes_are_made_in_is_sound()
    {
        using var content = Folder(Sound);
        var catalog = content.Read();
        catalog.Problems.ShouldBeEmpty();
        catalog.Tips.Keys.ShouldContain("broken");
    }

    private static ContentFolder Folder(string tip) => new ContentFolder()
        .Tip("neighbour").Picture("images/a.png").Picture("images/a.svg").Write(File, tip);

    private static void ShouldBlameAndLeaveOut(ContentFolder content, int line, string says)
    {
        var catalog = content.Read();
        catalog.ShouldBlame(File, line, says);
        catalog.Tips.Keys.ShouldBe(["neighbour"]);
    }
}
