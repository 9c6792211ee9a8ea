using Bot.Content.Rendering;

namespace Bot.Tests.Content.Rendering;

/// <summary>Markdown and what becomes of it: without markup, in a chat app, on a web page.</summary>
public class MarkdownForms
{
    private const string Link = "<a href=\"https://a.org/\" rel=\"noopener noreferrer\" target=\"_blank\">";

    [Theory]
    [InlineData("一句话。", "一句话。", "一句话。", "<p>一句话。</p>")]
    [InlineData("甲\n\n乙", "甲\n\n乙", "甲\n\n乙", "<p>甲</p><p>乙</p>")]
    [InlineData("# 标题\n正文", "标题\n\n正文", "<b>标题</b>\n\n正文", "<p><b>标题</b></p><p>正文</p>")]
    [InlineData("**粗** *斜* ~~删~~ ++线++", "粗 斜 删 线", "<b>粗</b> <i>斜</i> <s>删</s> <u>线</u>", "<p><b>粗</b> <i>斜</i> <s>删</s> <u>线</u></p>")]
    [InlineData("**粗*斜***", "粗斜", "<b>粗<i>斜</i></b>", "<p><b>粗<i>斜</i></b></p>")]
    [InlineData("**注意：**不要混用", "注意：不要混用", "<b>注意：</b>不要混用", "<p><b>注意：</b>不要混用</p>")]
    [InlineData("甲  \n乙\\\n丙\n丁", "甲\n乙\n丙\n丁", "甲\n乙\n丙\n丁", "<p>甲<br>乙<br>丙<br>丁</p>")]
    [InlineData("上\n\n***\n\n下", "上\n\n———\n\n下", "上\n\n———\n\n下", "<p>上</p><p>———</p><p>下</p>")]
    [InlineData("`a<b`", "a<b", "<code>a&lt;b</code>", "<p><code>a&lt;b</code></p>")]
    [InlineData("```html\n<p>\n\n**x**\n```", "<p>\n\n**x**", "<pre>&lt;p&gt;\n\n**x**</pre>", "<pre>&lt;p&gt;\n\n**x**</pre>")]
    [InlineData("> 甲\n>\n> 乙", "甲\n乙", "<blockquote>甲\n乙</blockquote>", "<blockquote><p>甲</p><p>乙</p></blockquote>")]
    [InlineData("> 甲\n>\n> > 乙", "甲\n乙", "<blockquote>甲\n乙</blockquote>", "<blockquote>甲<blockquote>乙</blockquote></blockquote>")]
    [InlineData("[甲](https://a.org/)", "甲", "<a href=\"https://a.org/\">甲</a>", $"<p>{Link}甲</a></p>")]
    [InlineData("[**甲**][1]\n\n[1]: https://a.org/", "甲", "<a href=\"https://a.org/\"><b>甲</b></a>", $"<p>{Link}<b>甲</b></a></p>")]
    [InlineData("<https://a.org/>", "https://a.org/", "<a href=\"https://a.org/\">https://a.org/</a>", $"<p>{Link}https://a.org/</a></p>")]
    [InlineData("![一张图](https://a.org/a.png)", "一张图", "一张图", "<p>一张图</p>")]
    [InlineData("&lt;b&gt; &amp; &copy;", "<b> & ©", "&lt;b&gt; &amp; ©", "<p>&lt;b&gt; &amp; ©</p>")]
    [InlineData("[甲 ![乙", "[甲 ![乙", "[甲 ![乙", "<p>[甲 ![乙</p>")]
    [InlineData("", "", "", "")]
    public void A_text_has_three_forms(string markdown, string plain, string chat, string web) => Check(markdown, plain, chat, web);

    [Theory]
    [InlineData("- 甲\n- 乙", "• 甲\n• 乙", "<ul><li>甲</li><li>乙</li></ul>")]
    [InlineData("1. 甲\n2. 乙", "1. 甲\n2. 乙", "<ol><li>甲</li><li>乙</li></ol>")]
    [InlineData("3. 甲\n4. 乙", "3. 甲\n4. 乙", "<ul><li>3. 甲</li><li>4. 乙</li></ul>")]
    [InlineData("0) 甲\n1) 乙", "0. 甲\n1. 乙", "<ul><li>0. 甲</li><li>1. 乙</li></ul>")]
    [InlineData("- 甲\n  - 子\n    1. 孙\n- 乙", "• 甲\n• 子\n1. 孙\n• 乙", "<ul><li>甲<ul><li>子<ol><li>孙</li></ol></li></ul></li><li>乙</li></ul>")]
    [InlineData("- 甲\n\n  又一段\n\n- 乙", "• 甲\n又一段\n• 乙", "<ul><li><p>甲</p><p>又一段</p></li><li>乙</li></ul>")]
    [InlineData("- \n- 乙", "• \n• 乙", "<ul><li></li><li>乙</li></ul>")]
    [InlineData("先说：\n- 甲", "先说：\n\n• 甲", "<p>先说：</p><ul><li>甲</li></ul>")]
    public void A_list_keeps_its_marks_and_numbers(string markdown, string chat, string web) => Check(markdown, chat, chat, web);

    [Theory]
    [InlineData("每亩20~25公斤，追肥30~35公斤")]
    [InlineData("H~2~O")]
    [InlineData("10^3 到 10^6")]
    [InlineData("a==b==c")]
    public void Ranges_and_sums_lose_no_character(string text) => Check(text, text, text, $"<p>{text}</p>");

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("a <img src=x onerror=alert(1)> b", "a &lt;img src=x onerror=alert(1)&gt; b")]
    [InlineData("<!-- x -->", "&lt;!-- x --&gt;")]
    [InlineData("a</p><p>b", "a&lt;/p&gt;&lt;p&gt;b")]
    public void HTML_in_the_source_is_shown_and_not_run(string markdown, string shown) => Check(markdown, markdown, shown, $"<p>{shown}</p>");

    [Theory]
    [InlineData("[点我](javascript:alert(1))")]
    [InlineData("[点我](JaVaScRiPt:alert%281%29)")]
    [InlineData("[点我](&#106;avascript:alert(1))")]
    [InlineData("[点我](data:text/html,x)")]
    [InlineData("[点我](//a.org)")]
    [InlineData("[点我](a.html)")]
    [InlineData("[点我](<>)")]
    public void A_link_that_is_no_web_address_is_only_its_text(string markdown) => Check(markdown, "点我", "点我", "<p>点我</p>");

    [Fact]
    public void A_link_cannot_break_out_of_its_quotes() =>
        MarkdownRenderer.Render("[甲](https://a.org/\"onclick=\"x)").ChatHtml.ShouldBe("<a href=\"https://a.org/&quot;onclick=&quot;x\">甲</a>");

    private static void Check(string markdown, string plain, string chat, string web)
    {
        var text = MarkdownRenderer.Render(markdown);
        text.Plain.ShouldBe(plain);
        text.ChatHtml.ShouldBe(chat);
        text.WebHtml.ShouldBe(web);
    }
}
