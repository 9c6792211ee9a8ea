using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Content;

/// <summary>A tip as a message: title, summary, text, and where it comes from.</summary>
internal static class TipMessage
{
    /// <summary>Most characters in a message: the tightest channel's limit (Telegram).</summary>
    public const int MaxText = 4096;

    /// <summary>Most characters beside a picture: the tightest channel's limit (Telegram).</summary>
    public const int MaxCaption = 1024;

    /// <summary>Stands for any language's word for "source" where only the length counts.</summary>
    public static string LongestSourceLabel(string locale) => new('x', 12);

    /// <summary>The tip in every language it has.</summary>
    /// <param name="tip">The tip.</param>
    /// <param name="sourceLabel">The word for "source" in a language.</param>
    public static IReadOnlyDictionary<string, OutboundMessage> PerLocale(Tip tip, Func<string, string> sourceLabel) =>
        tip.Texts.ToDictionary(t => t.Key, t => Render(tip, t.Value, sourceLabel(t.Key)));

    /// <summary>The tip in one language, or in the default one where it has no translation.</summary>
    public static OutboundMessage For(Tip tip, string locale, LocaleTexts texts)
    {
        var spoken = tip.Texts.ContainsKey(locale) ? locale : texts.DefaultLocale;
        return Render(tip, tip.Texts[spoken], texts.For(spoken).Plain(TextKeys.TipSource));
    }

    private static OutboundMessage Render(Tip tip, TipText text, string sourceLabel)
    {
        var head = new MessageText(
            $"{text.Title}\n{text.Summary}",
            $"<b>{Markup.Escape(text.Title)}</b>\n<i>{Markup.Escape(text.Summary)}</i>",
            $"<p><b>{Markup.Escape(text.Title)}</b></p><p><i>{Markup.Escape(text.Summary)}</i></p>");
        var foot = SourceLine.Of(tip.Source, sourceLabel);
        return new(head.Then(MarkdownRenderer.Render(text.Body)).Then(foot)) { Image = tip.Image };
    }
}
