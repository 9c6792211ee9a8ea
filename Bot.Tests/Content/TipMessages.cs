using Bot.Content;
using Bot.Tests.Builders;
using Bot.Tests.Content.Rendering;

namespace Bot.Tests.Content;

/// <summary>A tip as the message people get.</summary>
public class TipMessages
{
    [Fact]
    public void A_message_has_title_summary_text_and_source_and_all_of_it_is_escaped()
    {
        using var content = new ContentFolder().Tip("one", title: "<b>A&B</b>", body: "**x** <i>");
        var catalog = content.Read();
        var text = TipMessage.For(catalog.Tips["one"], "zh-CN", catalog.Texts).Text;
        text.Plain.ShouldBe("<b>A&B</b> one\n摘要 one\n\nx <i>\n\n来源： 出版者: 出处");
    }

    [Fact]
    public void A_message_in_a_language_the_tip_lacks_is_in_the_default_one()
    {
        using var content = new ContentFolder().Tip("one");
        var catalog = content.Read();
        TipMessage.For(catalog.Tips["one"], "en", catalog.Texts).ShouldBe(TipMessage.For(catalog.Tips["one"], "zh-CN", catalog.Texts));
    }

    [Fact]
    public void Every_shipped_tip_is_well_formed_in_every_language()
    {
        var catalog = ContentReading.Read(Path.Combine(Repository.Root, "content"));
        foreach (var message in catalog.Tips.Values.SelectMany(t => TipMessage.PerLocale(t, l => catalog.Texts.For(l).Plain(TextKeys.TipSource)).Values))
        {
            MarkupCheck.Chat(message.Text.ChatHtml).ShouldBe(message.Text.Plain);
            MarkupCheck.Web(message.Text.WebHtml);
            message.Text.Plain.ShouldNotContain("**");
        }
    }
}
