using Bot.Messaging;
using Markdig;

namespace Bot.Content.Rendering;

/// <summary>Turns Markdown into every form a channel takes. Raw HTML in the source is text: it is shown, never run.</summary>
internal static class MarkdownRenderer
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras().Build();

    /// <summary>Renders once for all recipients.</summary>
    public static MessageText Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        return new(
            MarkdownWriter.Write(document, TextForm.Plain),
            MarkdownWriter.Write(document, TextForm.ChatHtml),
            MarkdownWriter.Write(document, TextForm.WebHtml));
    }
}
