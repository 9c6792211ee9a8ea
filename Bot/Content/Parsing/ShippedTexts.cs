using Bot.Content.Rendering;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>
/// The sentences the program was built with. They are said where the content folder lacks one or cannot be read: a mistake in its texts
/// must be named in words, and a folder older than the program still has something to say.
/// </summary>
internal static class ShippedTexts
{
    private static readonly Lazy<Dictionary<string, Dictionary<string, MessageText>>> ByLocale = new(Read);

    /// <summary>Those of a language, rendered; empty when none are shipped in it.</summary>
    public static IReadOnlyDictionary<string, MessageText> In(string locale) => ByLocale.Value.GetValueOrDefault(locale) ?? [];

    private static Dictionary<string, Dictionary<string, MessageText>> Read()
    {
        var assembly = typeof(ShippedTexts).Assembly;
        var sentences = from name in assembly.GetManifestResourceNames()
                        where name.StartsWith("texts/", StringComparison.Ordinal)
                        let map = new ProblemList(name).Parse(Text(assembly.GetManifestResourceStream(name)!))
                        where map is not null
                        from key in map.Keys
                        where key != "aliases"
                        let text = map.Text(key)
                        where text is not null
                        group (key, text) by Path.GetFileName(name).Split('.')[0];
        return sentences.ToDictionary(l => l.Key, l => l.DistinctBy(s => s.key).ToDictionary(s => s.key, s => MarkdownRenderer.Render(s.text)));
    }

    private static string Text(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
