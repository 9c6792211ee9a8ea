using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Content;

/// <summary>Where a content comes from, as the last line of a message.</summary>
internal static class SourceLine
{
    /// <param name="source">The source.</param>
    /// <param name="label">The word for "source".</param>
    public static MessageText Of(TipSource source, string label)
    {
        var url = Markup.Escape(source.Url.AbsoluteUri);
        var name = $"{source.Publisher}: {source.Title}";
        return new(
            $"{label} {name}",
            $"{Markup.Escape(label)} <a href=\"{url}\">{Markup.Escape(name)}</a>",
            $"<p>{Markup.Escape(label)} <a href=\"{url}\" rel=\"noopener noreferrer\" target=\"_blank\">{Markup.Escape(name)}</a></p>");
    }
}
