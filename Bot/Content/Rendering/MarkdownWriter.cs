using System.Globalization;
using System.Text;
using Bot.Messaging;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Content.Rendering;

/// <summary>Walks parsed Markdown and writes one form of it. Only tags from a closed list are ever written; all else is escaped text.</summary>
internal sealed class MarkdownWriter
{
    private readonly TextForm form;
    private readonly StringBuilder output = new();
    private bool inQuote;

    private MarkdownWriter(TextForm form) => this.form = form;

    private bool Web => form == TextForm.WebHtml;

    public static string Write(MarkdownDocument document, TextForm form)
    {
        var writer = new MarkdownWriter(form);
        writer.Blocks(document, tight: false);
        return writer.output.ToString().Trim('\n');
    }

    private void Blocks(ContainerBlock container, bool tight)
    {
        foreach (var block in container)
        {
            if (!Web && output.Length > 0 && block != container[0])
            {
                output.Append(tight ? "\n" : "\n\n");
            }

            // On a page only the tags keep paragraphs apart.
            Block(block, tight && !(Web && container.Count(b => b is ParagraphBlock) > 1));
        }
    }

    private void Block(Block block, bool tight)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Wrapped("p", webOnly: true, () => Wrapped("b", webOnly: false, () => Inlines(heading.Inline)));
                break;
            case ParagraphBlock paragraph when tight:
                Inlines(paragraph.Inline);
                break;
            case ParagraphBlock paragraph:
                Wrapped("p", webOnly: true, () => Inlines(paragraph.Inline));
                break;
            case ListBlock list:
                List(list);
                break;
            case QuoteBlock quote:
                Quote(quote);
                break;
            case CodeBlock code:
                Wrapped("pre", webOnly: false, () => Text(code.Lines.ToString()));
                break;
            case ThematicBreakBlock:
                Wrapped("p", webOnly: true, () => output.Append("———"));
                break;
            case LeafBlock { Inline: { } inline }:
                Inlines(inline);
                break;
            default:
                break; // link definitions and the like have nothing to show
        }
    }

    /// <summary>Chat apps take no quote within a quote: the inner one is shown as part of the outer.</summary>
    private void Quote(QuoteBlock quote)
    {
        if (inQuote && !Web)
        {
            Blocks(quote, tight: true);
            return;
        }

        inQuote = true;
        Wrapped("blockquote", webOnly: false, () => Blocks(quote, tight: true));
        inQuote = false;
    }

    private void List(ListBlock list)
    {
        var number = list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        // The page takes no attributes, so a list that does not start at one carries its numbers as text.
        var numbered = Web && list.IsOrdered && number == 1;
        Wrapped(numbered ? "ol" : "ul", webOnly: true, () =>
        {
            foreach (var item in list.Cast<ListItemBlock>())
            {
                if (!Web && item != list[0])
                {
                    output.Append('\n');
                }

                var mark = numbered ? "" : list.IsOrdered ? $"{number++}. " : Web ? "" : "• ";
                Wrapped("li", webOnly: true, () =>
                {
                    output.Append(mark);
                    Blocks(item, tight: true);
                });
            }
        });
    }

    private void Inlines(ContainerInline? container)
    {
        foreach (var inline in container ?? [])
        {
            Inline(inline);
        }
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(literal.Content.ToString());
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.ToString());
                break;
            case CodeInline code:
                Wrapped("code", webOnly: false, () => Text(code.Content));
                break;
            case LineBreakInline:
                output.Append(Web ? "<br>" : "\n");
                break;
            case AutolinkInline link:
                Link(link.Url, () => Text(link.Url));
                break;
            case LinkInline { IsImage: true } image:
                Inlines(image); // a picture belongs into the front matter; here its description must do
                break;
            case LinkInline link:
                Link(link.Url ?? "", () => Inlines(link));
                break;
            case EmphasisInline emphasis:
                Wrapped(Tag(emphasis), webOnly: false, () => Inlines(emphasis));
                break;
            case DelimiterInline bracket:
                Text(bracket.ToLiteral());
                Inlines(bracket);
                break;
            case ContainerInline other:
                Inlines(other);
                break;
            default:
                Text(inline.ToString() ?? "");
                break;
        }
    }

    private static string Tag(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('~', _) => "s",
        ('+', _) => "u",
        (_, 1) => "i",
        _ => "b",
    };

    private void Link(string url, Action label)
    {
        var safe = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
        if (!safe || form == TextForm.Plain)
        {
            label();
            return;
        }

        output.Append("<a href=\"").Append(Markup.Escape(url)).Append('"');
        output.Append(Web ? " rel=\"noopener noreferrer\" target=\"_blank\">" : ">");
        label();
        output.Append("</a>");
    }

    private void Wrapped(string tag, bool webOnly, Action content)
    {
        var tagged = Web || (form == TextForm.ChatHtml && !webOnly);
        if (tagged)
        {
            output.Append('<').Append(tag).Append('>');
        }

        content();
        if (tagged)
        {
            output.Append("</").Append(tag).Append('>');
        }
    }

    private void Text(string text) => output.Append(form == TextForm.Plain ? text : Markup.Escape(text));
}
