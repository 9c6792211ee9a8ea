using System.Globalization;
using Bot.Content;

namespace Bot.Subscribers.Conversation;

/// <summary>What is known of a person, in their own words.</summary>
internal static class Describe
{
    public static string Topics(Subscriber person, ContentCatalog catalog) =>
        person.Topics.Count == 0
            ? catalog.Texts.For(person.Locale).Plain(TextKeys.TopicsAll)
            : Join(person, person.Topics.Select(id => catalog.Topics.TryGetValue(id, out var topic) ? topic.Names.In(person.Locale) : id));

    public static string Region(Subscriber person, ContentCatalog catalog) =>
        person.Region is { } code ? catalog.Regions.FullName(code, person.Locale) : Unknown(person, catalog);

    public static string Audience(Subscriber person, ContentCatalog catalog) =>
        person.Audience is { } id ? Name(catalog.Audiences, id, person) : Unknown(person, catalog);

    public static string Crops(Subscriber person, ContentCatalog catalog) =>
        person.Crops.Count == 0 ? Unknown(person, catalog) : Join(person, person.Crops.Select(id => Name(catalog.Crops, id, person)));

    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name(IReadOnlyDictionary<string, Trait> traits, string id, Subscriber person) =>
        traits.TryGetValue(id, out var trait) ? trait.Names.In(person.Locale) : id;

    private static string Join(Subscriber person, IEnumerable<string> names) =>
        string.Join(person.Locale.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ", names);

    private static string Unknown(Subscriber person, ContentCatalog catalog) =>
        catalog.Texts.For(person.Locale).Plain(TextKeys.MeUnknown);
}
