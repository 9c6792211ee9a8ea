using System.Text;

namespace Bot.Content.Rendering;

/// <summary>Escaping for the HTML forms.</summary>
internal static class Markup
{
    /// <summary>The four characters that mean something in Telegram's HTML and in a web page, written so that they do not.</summary>
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("<>&\"") < 0)
        {
            return text;
        }

        return new StringBuilder(text)
            .Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace("\"", "&quot;")
            .ToString();
    }
}
