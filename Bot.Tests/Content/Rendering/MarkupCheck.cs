using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Tests.Content.Rendering;

/// <summary>Reads HTML by the strictest rules there are: only these tags, well nested, everything else escaped.</summary>
internal static partial class MarkupCheck
{
    private const string Address = "https?://[^\"<>]*";

    /// <summary>Fails unless the text is what Telegram takes; gives what a reader sees.</summary>
    public static string Chat(string html) => Read(html, ChatTag());

    /// <summary>Fails unless the text is harmless in a web page; gives what a reader sees, without the breaks between blocks.</summary>
    public static string Web(string html) => Read(html, WebTag());

    private static string Read(string html, Regex allowed)
    {
        var open = new Stack<string>();
        var seen = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var rest = html[at..];
            if (Escaped().Match(rest) is { Success: true } escaped)
            {
                seen.Append(System.Net.WebUtility.HtmlDecode(escaped.Value));
                at += escaped.Length;
            }
            else if (allowed.Match(rest) is { Success: true } tag)
            {
                Follow(tag.Groups["name"].Value, closing: tag.Groups["closing"].Success, open, html);
                at += tag.Length;
            }
            else
            {
                html[at].ShouldNotBe('<', $"A tag that is not allowed, or '<' not escaped, at {at} of: {html}");
                html[at].ShouldNotBe('>', $"'>' not escaped at {at} of: {html}");
                html[at].ShouldNotBe('&', $"'&' not escaped at {at} of: {html}");
                seen.Append(html[at++]);
            }
        }

        open.ShouldBeEmpty($"Not closed in: {html}");
        return seen.ToString();
    }

    private static void Follow(string name, bool closing, Stack<string> open, string html)
    {
        if (name == "br")
        {
            return;
        }

        if (closing)
        {
            open.ShouldNotBeEmpty($"Closed but never opened: {name} in {html}");
            open.Pop().ShouldBe(name, $"Closed in the wrong order in: {html}");
            return;
        }

        open.ShouldNotContain("code", $"Telegram takes nothing inside code: {html}");
        open.ShouldNotContain("pre", $"Telegram takes nothing inside pre: {html}");
        if (name == "a")
        {
            open.ShouldNotContain("a", $"A link in a link: {html}");
        }

        open.Push(name);
    }

    [GeneratedRegex("^&(lt|gt|amp|quot);")]
    private static partial Regex Escaped();

    [GeneratedRegex($"""^<(?:(?<closing>/)(?<name>[bius]|a|code|pre|blockquote)|(?<name>[bius]|code|pre|blockquote)|(?<name>a) href="{Address}")>""")]
    private static partial Regex ChatTag();

    [GeneratedRegex($"""^<(?:(?<closing>/)(?<name>[bius]|a|p|code|pre|blockquote|ul|ol|li)|(?<name>[bius]|p|br|code|pre|blockquote|ul|ol|li)|(?<name>a) href="{Address}" rel="noopener noreferrer" target="_blank")>""")]
    private static partial Regex WebTag();
}
