using System.Text;

namespace Bot.Quizzes.Exchange;

/// <summary>GIFT's escaped signs: while a question is taken apart, signs of the private use area stand for them.</summary>
internal static class GiftEscapes
{
    private const string Signs = ":#={}~";
    private const char First = '\uE000';
    private const char NewLine = '\uE010';

    /// <summary>Replaces <c>\=</c> and its like by stand-ins, <c>\n</c> by that of a line break, <c>\\</c> by a backslash.</summary>
    public static string Hide(string text)
    {
        var hidden = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i] == '\\' && i + 1 < text.Length ? text[i + 1] : '\0';
            if (Signs.IndexOf(next, StringComparison.Ordinal) is >= 0 and var sign && next != '\0')
            {
                hidden.Append((char)(First + sign));
                i++;
            }
            else if (next is 'n' or '\\')
            {
                hidden.Append(next == 'n' ? NewLine : '\\');
                i++;
            }
            else
            {
                hidden.Append(text[i]);
            }
        }

        return hidden.ToString();
    }

    /// <summary>Puts the signs back.</summary>
    public static string Show(string text) => string.Concat(text.Select(c =>
        c == NewLine ? '\n' : c >= First && c < First + Signs.Length ? Signs[c - First] : c));

    /// <summary>Escapes a text for a file.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c == '\n' ? "\\n" : c == '\\' || Signs.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString();
    }
}
