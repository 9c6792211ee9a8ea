using Bot.Content;

namespace Bot.Enquiries.Retrieval;

/// <summary>What of a catalogue can answer.</summary>
internal static class Passages
{
    public static IReadOnlyList<Passage> Of(ContentCatalog catalog) =>
    [
        .. catalog.Faq.Values.Where(e => May(e.Review, catalog)).OrderBy(e => e.Id, StringComparer.Ordinal).Select(Of),
        .. catalog.Tips.Values.Where(t => May(t.Review, catalog)).OrderBy(t => t.Id, StringComparer.Ordinal).Select(Of),
        .. catalog.Questions.Values.Where(q => May(q.Review, catalog)).OrderBy(q => q.Id, StringComparer.Ordinal).Select(Of),
    ];

    private static bool May(TipReview review, ContentCatalog catalog) => review.IsDone || !catalog.RequireReview;

    private static Passage Of(FaqEntry entry) => new()
    {
        Kind = PassageKind.Faq,
        Id = entry.Id,
        Topic = entry.Topic,
        Wordings = [.. entry.Texts.Values.SelectMany(t => t.Also.Prepend(t.Question))],
        Keywords = entry.Keywords,
        Body = string.Join('\n', entry.Texts.Values.Select(t => t.Answer)),
        Crops = entry.Crops,
        Regions = entry.Regions,
        Window = entry.Window,
        Until = entry.Review.Until,
        Tip = entry.Tip,
    };

    private static Passage Of(Tip tip) => new()
    {
        Kind = PassageKind.Tip,
        Id = tip.Id,
        Topic = tip.Topic,
        Wordings = [.. tip.Texts.Values.Select(t => t.Title)],
        Keywords = [.. tip.Texts.Values.Select(t => t.Summary)],
        Body = string.Join('\n', tip.Texts.Values.Select(t => t.Body)),
        Crops = tip.Crops,
        Regions = tip.Regions,
        Window = tip.Window,
        Until = tip.Review.Until,
        Tip = tip.Id,
    };

    private static Passage Of(Question question) => new()
    {
        Kind = PassageKind.Question,
        Id = question.Id,
        Topic = question.Topic,
        Wordings = [.. question.Texts.Values.Select(t => t.Stem)],
        Body = string.Join('\n', question.Texts.Values.Select(t => t.Explanation)),
        Until = question.Review.Until,
        Tip = question.Tip,
    };
}
