using Bot.Messaging;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace Bot.Content.Rendering;

/// <summary>Turns Markdown into every form a channel takes. Raw HTML in the source is text: it is shown, never run.</summary>
internal static class MarkdownRenderer
{
    // Of the extras only these two: a single ~ is a range here (20~25公斤), ^ a power, == an equation.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Inserted)
        .UseCjkFriendlyEmphasis()
        .Build();

    /// <summary>Renders once for all recipients.</summary>
    public static MessageText Render(string markdown)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested beyond sense: shown as it is written.
            var escaped = Markup.Escape(markdown);
            return new(markdown, escaped, $"<p>{escaped.ReplaceLineEndings("<br>")}</p>");
        }

        return new(
            MarkdownWriter.Write(document, TextForm.Plain),
            MarkdownWriter.Write(document, TextForm.ChatHtml),
            MarkdownWriter.Write(document, TextForm.WebHtml));
    }
}
