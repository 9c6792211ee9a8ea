using System.Net;
using System.Text;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>A start tag, with the one attribute that means something to Telegram.</summary>
internal sealed record HtmlTag(string Name, string? Argument)
{
    public static HtmlTag Read(string html, ref int at, bool strict)
    {
        var begin = at++;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] != '>')
            at++;
        if (at == html.Length)
            throw Broken(html, "Unclosed start tag", begin);
        var name = html[(begin + 1)..at].ToLowerInvariant();
        if (!IsKnown(name))
            throw Broken(html, $"Unsupported start tag \"{name}\"", begin);
        string? argument = null;
        while (ReadAttribute(html, ref at, name, begin) is (var attribute, var value))
        {
            if (Meaning(name, attribute, value) is { } meaning)
                argument = meaning;
            else if (strict)
                throw Broken(html, $"Attribute \"{attribute}\" of the tag \"{name}\" says nothing to Telegram", begin);
        }
        at++;
        if (name == "span" && argument != "spoiler")
            throw Broken(html, "Tag \"span\" must have class \"tg-spoiler\"", begin);
        return new(name, argument);
    }

    /// <summary>What the tag makes of its text, or null when Telegram drops it.</summary>
    public string? EntityType(string? argument, bool strict) => Name switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        "span" or "tg-spoiler" => "spoiler",
        "blockquote" => argument is null ? "blockquote" : "expandable_blockquote",
        "tg-emoji" => long.TryParse(argument, out var id) && id != 0 ? "custom_emoji"
            : throw Refusal.Bad("can't parse entities: Invalid custom emoji identifier specified"),
        "a" => WebLink.IsGood(argument) ? "text_link" : !strict ? null
            : throw Refusal.Bad($"can't parse entities: Telegram would drop the link \"{argument}\""),
        _ => Name,
    };

    public static Refusal Broken(string html, string complaint, int at) =>
        Refusal.Bad($"can't parse entities: {complaint} at byte offset {Encoding.UTF8.GetByteCount(html.AsSpan(0, at))}");

    private static bool IsKnown(string name) => name is "a" or "b" or "strong" or "i" or "em" or "s" or "strike" or "del"
        or "u" or "ins" or "tg-spoiler" or "tg-emoji" or "span" or "pre" or "code" or "blockquote";

    private static string? Meaning(string tag, string attribute, string value) => (tag, attribute) switch
    {
        ("a", "href") or ("tg-emoji", "emoji-id") => value,
        ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value["language-".Length..],
        ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value["tg-".Length..],
        ("blockquote", "expandable") => "1",
        _ => null,
    };

    private static (string Name, string Value)? ReadAttribute(string html, ref int at, string tag, int begin)
    {
        SkipSpace(html, ref at);
        if (at < html.Length && html[at] == '>')
            return null;
        var start = at;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('=' or '>' or '/' or '"' or '\''))
            at++;
        var name = html[start..at];
        if (name.Length == 0)
            throw Broken(html, at < html.Length ? $"Empty attribute name in the tag \"{tag}\"" : $"Unclosed start tag \"{tag}\"", begin);
        SkipSpace(html, ref at);
        if (at < html.Length && html[at] != '=')
            return (name, "");
        at++;
        SkipSpace(html, ref at);
        return at < html.Length ? (name, ReadValue(html, ref at, begin)) : throw Broken(html, $"Unclosed start tag \"{tag}\"", begin);
    }

    private static string ReadValue(string html, ref int at, int begin)
    {
        var start = at;
        if (html[at] is '"' or '\'')
        {
            var end = html.IndexOf(html[at], at + 1);
            if (end < 0 || end + 1 == html.Length)
                throw Broken(html, "Unclosed start tag", begin);
            at = end + 1;
            return WebUtility.HtmlDecode(html[(start + 1)..end]);
        }
        while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] is '.' or '-'))
            at++;
        return at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] == '>') ? html[start..at].ToLowerInvariant()
            : throw Broken(html, "Unexpected end of name token", start);
    }

    private static void SkipSpace(string html, ref int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
    }
}
