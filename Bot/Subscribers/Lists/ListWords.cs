using Bot.Content;

namespace Bot.Subscribers.Lists;

/// <summary>What may stand in a list: the ids of the content folder, and what people call the same things in any of its languages.</summary>
internal sealed class ListWords(ContentCatalog catalog)
{
    private readonly Dictionary<string, string?> topics = Names(catalog.Topics.Values.Select(t => (t.Id, t.Names.Values)));
    private readonly Dictionary<string, string?> crops = Names(catalog.Crops.Values.Select(c => (c.Id, c.Names.Values)));
    private readonly Dictionary<string, string?> audiences = Names(catalog.Audiences.Values.Select(a => (a.Id, a.Names.Values)));
    private readonly Dictionary<string, string?> columns = Names(catalog.Texts.Locales.SelectMany(locale => Columns(catalog, locale)
        .Zip(SubscriberCsv.Columns.Split(','), (name, id) => (id, (IEnumerable<string>)[name]))));

    // A county's villages are many, and most lists name them by their codes.
    private readonly Lazy<Dictionary<string, string?>> regions = new(() => Names(catalog.Regions.Roots.SelectMany(catalog.Regions.Subtree).Select(code => (code, RegionNames(catalog, code)))));

    public ContentCatalog Catalog => catalog;

    public string? Topic(string word) => Find(topics, word);

    public string? Crop(string word) => Find(crops, word);

    public string? Audience(string word) => Find(audiences, word);

    /// <summary>A region by its code, or by a name that no other has; with the regions around it, any.</summary>
    public string? Region(string word) => catalog.Regions.Find(word)?.Code ?? Find(regions.Value, word.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>The column that a heading means; the heading itself when it means none.</summary>
    public string Column(string heading) => Find(columns, heading) ?? heading.ToLowerInvariant();

    /// <summary>What the columns are called in a language, in their order.</summary>
    public static IReadOnlyList<string> Columns(ContentCatalog catalog, string locale) =>
        catalog.Texts.For(locale).Plain(TextKeys.ListColumns).Split(',', StringSplitOptions.TrimEntries);

    private static IEnumerable<string> RegionNames(ContentCatalog catalog, string code) => catalog.Texts.Locales
        .SelectMany(locale => new[] { catalog.Regions.Find(code)!.Names.In(locale), catalog.Regions.FullName(code, locale) })
        .Select(name => name.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>By each name what it means; null when it means several.</summary>
    private static Dictionary<string, string?> Names(IEnumerable<(string Id, IEnumerable<string> Names)> things)
    {
        var found = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, names) in things)
        {
            foreach (var name in names.Append(id).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                found[name] = found.TryGetValue(name, out var other) && other != id ? null : id;
            }
        }

        return found;
    }

    private static string? Find(Dictionary<string, string?> names, string word) => names.GetValueOrDefault(word.Trim());
}
