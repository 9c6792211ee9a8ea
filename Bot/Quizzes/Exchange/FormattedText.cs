using System.Net;
using System.Text.RegularExpressions;

namespace Bot.Quizzes.Exchange;

/// <summary>Takes the markup out of a text: chats show questions as plain words.</summary>
internal static partial class FormattedText
{
    /// <summary>The words, and whether a picture or other file was dropped.</summary>
    /// <param name="text">The text as the file has it.</param>
    /// <param name="format">What the file says it is: <c>html</c>, <c>markdown</c>, <c>plain</c>, <c>moodle</c>; null = not said.</param>
    public static (string Text, bool LostPicture) Plain(string text, string? format)
    {
        var lost = Picture().IsMatch(text);
        if (format != "plain" && (format == "html" || Tag().IsMatch(text)))
        {
            text = Break().Replace(text, "\n");
            text = WebUtility.HtmlDecode(AnyTag().Replace(text, "")).Replace('\u00A0', ' ');
        }

        if (format == "markdown")
        {
            text = Emphasis().Replace(text, "$2");
        }

        return (string.Join('\n', text.Split('\n').Select(l => Spaces().Replace(l, " ").Trim()).Where(l => l.Length > 0)), lost);
    }

    [GeneratedRegex(@"<img\b|@@PLUGINFILE@@|!\[[^\]]*\]\(", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex(@"</?(p|br|b|i|u|em|strong|span|div|ul|ol|li|sub|sup|img|a|h[1-6]|table|tr|td|pre|code)\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|h[1-6]|tr)\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"(\*\*|__|`)(.+?)\1")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Spaces();
}
