using System.Globalization;
using Bot.Content;
using Bot.Content.Rendering;
using Bot.Enquiries.Retrieval;
using Bot.Messaging;

namespace Bot.Enquiries.Conversation;

/// <summary>Answers and choices as messages.</summary>
internal static class AnswerMessages
{
    private const int LongestLabel = 60;

    /// <summary>A passage as the answer: what it says, where that comes from, and who has looked at it; null when it is gone.</summary>
    public static MessageText? Of(PassageRef passage, string locale, ContentCatalog catalog)
    {
        var texts = catalog.Texts.For(locale);
        return passage.Kind switch
        {
            PassageKind.Faq when catalog.Faq.GetValueOrDefault(passage.Id) is { } entry =>
                Finish(Title(entry.In(locale).Question).Then(MarkdownRenderer.Render(entry.In(locale).Answer)).Then(Source(entry.Source, texts)), entry.Review, entry.Topic),
            PassageKind.Tip when catalog.Tips.GetValueOrDefault(passage.Id) is { } tip =>
                Finish(TipMessage.For(tip, locale, catalog.Texts).Text, tip.Review, tip.Topic),
            PassageKind.Question when catalog.Questions.GetValueOrDefault(passage.Id) is { } question =>
                Finish(Title(question.In(locale).Stem).Then(MarkdownRenderer.Render(question.In(locale).Explanation)).Then(Source(question.Source, texts)), question.Review, question.Topic),
            _ => null,
        };

        MessageText Finish(MessageText text, TipReview review, string topic)
        {
            var reviewed = text.Then(Review(review, texts));
            return catalog.AskWords.Careful.Contains(topic) ? reviewed.Then(texts[TextKeys.AskNoDoctor]) : reviewed;
        }
    }

    /// <summary>The title of a passage in a language; null when it is gone.</summary>
    public static string? Title(PassageRef passage, string locale, ContentCatalog catalog) => passage.Kind switch
    {
        PassageKind.Faq => catalog.Faq.GetValueOrDefault(passage.Id)?.In(locale).Question,
        PassageKind.Question => catalog.Questions.GetValueOrDefault(passage.Id)?.In(locale).Stem,
        _ => catalog.Tips.GetValueOrDefault(passage.Id) is { } tip ? (tip.Texts.GetValueOrDefault(locale) ?? tip.Texts[catalog.Texts.DefaultLocale]).Title : null,
    };

    /// <summary>Something to tap, with the number that may be written instead.</summary>
    public static Choice Numbered(int number, string label, string code)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{number} {label}");
        return new(text.Length <= LongestLabel ? text : text.CutTo(LongestLabel) + "…", code);
    }

    /// <summary>A day as everybody reads it.</summary>
    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static MessageText Title(string title)
    {
        var escaped = Markup.Escape(title);
        return new(title, $"<b>{escaped}</b>", $"<p><b>{escaped}</b></p>");
    }

    private static MessageText Source(TipSource source, Texts texts)
    {
        var label = texts.Plain(TextKeys.TipSource);
        var name = $"{source.Publisher}: {source.Title}";
        var url = Markup.Escape(source.Url.AbsoluteUri);
        return new(
            $"{label} {name}",
            $"{Markup.Escape(label)} <a href=\"{url}\">{Markup.Escape(name)}</a>",
            $"<p>{Markup.Escape(label)} <a href=\"{url}\" rel=\"noopener noreferrer\" target=\"_blank\">{Markup.Escape(name)}</a></p>");
    }

    private static MessageText Review(TipReview review, Texts texts) => review.IsDone
        ? texts[TextKeys.AskReviewed, ("by", review.By), ("day", Day(review.On))]
        : texts[TextKeys.AskChecked, ("day", Day(review.On))];
}
