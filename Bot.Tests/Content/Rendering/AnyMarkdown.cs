using Bot.Content.Rendering;
using Bot.Tests.Builders;
using FsCheck.Fluent;

namespace Bot.Tests.Content.Rendering;

/// <summary>Whatever somebody writes, the HTML that comes out is harmless and well formed.</summary>
public class AnyMarkdown
{
    private static readonly string[] Bits =
    [
        "*", "**", "_", "`", "``", "```\n", "~~~\n", "<b>", "</b>", "<script>", "<a href='x'>", "<!--", "&amp;", "&lt;", "&#60;", "&#0;", "&", "<", ">", "[", "]", "](",
        "http://a.b", "https://a.b/\"x", ")", "(", "!", "![", "\n", "\n\n", "> ", ">> ", "- ", "+ ", "1. ", "7) ", "  ", "    ", "\t", "~", "~~", "++", "==", "^", "# ", "---\n",
        "a", "b1", "中", "，", "：", "\"", "'", "\\", "\\\n", "  \n", "|", "javascript:", "<http://x>", "<a@b.c>", "[x]: http://y\n", "[x]", "\0", "🌾", "\u00a0", "\u2028",
    ];

    [Fact]
    public void Markup_is_well_formed_and_shows_what_the_plain_text_says() =>
        Always.Holds(Gen.Elements(Bits).ListOf().Select(string.Concat), 3000, ShouldBeHarmless);

    [Fact]
    public void Arbitrary_text_is_harmless_too() =>
        Always.Holds(ArbMap.Default.GeneratorFor<string>(), 1000, text => ShouldBeHarmless(text ?? ""));

    [Fact]
    public void Letters_and_figures_are_never_lost()
    {
        // Without brackets and colons, so that nothing is the address of a link, and without fences, whose first line is not shown.
        var bits = Gen.Elements(Bits.Where(b => b.IndexOfAny(['[', ']', '`', '~', '&', '\0']) < 0).ToArray());
        Always.Holds(bits.ListOf().Select(string.Concat), 2000, text =>
            new string([.. MarkdownRenderer.Render(text).Plain.Where(char.IsLetter)]).ShouldBe(new string([.. text.Where(char.IsLetter)])));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("![")]
    public void Nesting_beyond_sense_is_still_a_text(string bit) => ShouldBeHarmless(string.Concat(Enumerable.Repeat(bit, 1500)) + "x");

    private static void ShouldBeHarmless(string markdown)
    {
        var text = MarkdownRenderer.Render(markdown);
        MarkupCheck.Chat(text.ChatHtml).Trim('\n').ShouldBe(text.Plain.Trim('\n'));
        MarkupCheck.Web(text.WebHtml);
    }
}
