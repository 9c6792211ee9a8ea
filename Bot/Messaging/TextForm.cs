namespace Bot.Messaging;

/// <summary>The forms in which a text exists once it is rendered.</summary>
internal enum TextForm
{
    /// <summary>No markup at all.</summary>
    Plain,

    /// <summary>The few tags that chat apps take (b, i, u, s, a, code, pre, blockquote), line breaks as characters.</summary>
    ChatHtml,

    /// <summary>Paragraphs and lists for a web page; nothing in it can run.</summary>
    WebHtml,
}
