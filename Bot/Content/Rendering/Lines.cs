using Bot.Messaging;

namespace Bot.Content.Rendering;

/// <summary>Plain lines as a message; nothing in them is markup.</summary>
internal static class Lines
{
    /// <param name="lines">The lines; one that is empty parts paragraphs.</param>
    public static MessageText Of(params IReadOnlyCollection<string> lines)
    {
        var plain = string.Join('\n', lines);
        var escaped = Markup.Escape(plain);
        return new(plain, escaped, $"<p>{escaped.Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
    }

    /// <summary>One line in bold.</summary>
    public static MessageText Bold(string line) => new(line, $"<b>{Markup.Escape(line)}</b>", $"<p><b>{Markup.Escape(line)}</b></p>");
}
