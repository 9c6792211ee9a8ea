using Bot.Messaging;

namespace Bot.Content;

/// <summary>Turns a <see cref="Phrase"/> into words, now that it is known who reads it.</summary>
internal static class Wording
{
    /// <summary>The language of the log.</summary>
    public const string OfLogs = "en";

    /// <param name="catalog">Its sentences, and its names of topics and tips.</param>
    /// <param name="phrase">What is to be said.</param>
    /// <param name="locale">The reader's language.</param>
    public static string Say(this ContentCatalog catalog, Phrase phrase, string locale) => phrase switch
    {
        { Key: null } => phrase.Text,
        { Key: Phrase.TopicName, With: [(_, { Text: var id })] } => catalog.Topics.TryGetValue(id, out var topic) ? topic.Names.In(locale) : id,
        { Key: Phrase.TipName, With: [(_, { Text: var id })] } => catalog.Tips.TryGetValue(id, out var tip) ? Title(catalog, tip, locale) : id,
        { Key: Phrase.TopicNames } => Names(catalog.Topics.Values.Select(t => t.Names), locale),
        { Key: Phrase.CropNames } => Names(catalog.Crops.Values.Select(c => c.Names), locale),
        { Key: Phrase.AudienceNames } => Names(catalog.Audiences.Values.Select(a => a.Names), locale),
        _ when !IsKnown(phrase, catalog.Texts.For(locale)) => phrase.Text.Length > 0 ? phrase.Text : phrase.ToString(),
        _ => catalog.Texts.For(locale).Plain(phrase.Key, catalog.Fillings(phrase, locale)),
    };

    /// <summary>A phrase as a message of a chat.</summary>
    /// <inheritdoc cref="Say"/>
    public static MessageText Message(this ContentCatalog catalog, Phrase phrase, string locale) =>
        catalog.Texts.For(locale)[phrase.Key ?? throw new ArgumentException("Plain text is no message.", nameof(phrase)), catalog.Fillings(phrase, locale)];

    /// <summary>Whether there is such a sentence and, when it comes from the database, all that belongs into it: otherwise it is none of ours.</summary>
    private static bool IsKnown(Phrase phrase, Texts texts) =>
        texts.Has(phrase.Key!) && (phrase.Text.Length == 0 || texts.Gaps(phrase.Key!).All(gap => phrase.With.Any(w => w.Name == gap)));

    private static (string, string)[] Fillings(this ContentCatalog catalog, Phrase phrase, string locale) =>
        [.. phrase.With.Select(w => (w.Name, catalog.Say(w.Value, locale)))];

    private static string Names(IEnumerable<IReadOnlyDictionary<string, string>> all, string locale) => string.Join(locale.StartsWith("zh", StringComparison.Ordinal) ? "；" : ", ", all.Select(n => n.In(locale)));

    private static string Title(ContentCatalog catalog, Tip tip, string locale) => (tip.Texts.TryGetValue(locale, out var text) ? text : tip.Texts[catalog.Texts.DefaultLocale]).Title;
}
