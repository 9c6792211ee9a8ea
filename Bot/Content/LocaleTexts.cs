using System.Text.RegularExpressions;
using Bot.Messaging;

namespace Bot.Content;

/// <summary>The sentences of every language.</summary>
internal sealed class LocaleTexts(string defaultLocale, IReadOnlyDictionary<string, Texts> byLocale)
{
    public string DefaultLocale => defaultLocale;

    public IReadOnlyCollection<string> Locales => [.. byLocale.Keys];

    /// <summary>The sentences in a locale, or in the default one.</summary>
    public Texts For(string locale) => byLocale.TryGetValue(locale, out var texts) ? texts : byLocale[defaultLocale];

    /// <summary>The locale that suits a language tag such as <c>zh-hans</c> or <c>en-GB</c>; none given means the default.</summary>
    public string LocaleFor(string? language)
    {
        if (string.IsNullOrEmpty(language))
        {
            return defaultLocale;
        }

        var prefix = language.Split('-', '_')[0];
        return byLocale.Keys.FirstOrDefault(l => l.Equals(language, StringComparison.OrdinalIgnoreCase))
            ?? byLocale.Keys.FirstOrDefault(l => l.Split('-')[0].Equals(prefix, StringComparison.OrdinalIgnoreCase))
            ?? byLocale.Keys.FirstOrDefault(l => l.StartsWith("en", StringComparison.Ordinal))
            ?? defaultLocale;
    }
}

/// <summary>The sentences of one language, rendered once, with their placeholders still open.</summary>
internal sealed partial class Texts(string locale, IReadOnlyDictionary<string, MessageText> sentences, IReadOnlyDictionary<string, IReadOnlyList<string>> aliases)
{
    public string Locale => locale;

    /// <summary>Words a person may type instead of a command, by the command's name without its slash.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases => aliases;

    public bool Has(string key) => sentences.ContainsKey(key);

    /// <summary>The sentences whose keys begin so and that have some words in them, by the rest of their keys.</summary>
    public IEnumerable<string> Saying(string beginning, string words) => sentences
        .Where(s => s.Key.StartsWith(beginning, StringComparison.Ordinal) && s.Value.Plain.Contains(words, StringComparison.OrdinalIgnoreCase))
        .Select(s => s.Key[beginning.Length..]);

    /// <summary>The names of what is filled into a sentence there is.</summary>
    public IEnumerable<string> Gaps(string key) => Hole().Matches(sentences[key].Plain).Select(m => m.Value[1..^1]);

    /// <summary>A sentence with its placeholders filled; what is filled in is text, never markup.</summary>
    public MessageText this[string key, params ReadOnlySpan<(string Name, string Value)> values] => Filled(key, values);

    /// <summary>A sentence without markup: for a button or a menu.</summary>
    public string Plain(string key, params ReadOnlySpan<(string Name, string Value)> values) => Filled(key, values).Plain;

    private MessageText Filled(string key, ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = sentences.TryGetValue(key, out var found) ? found : new MessageText(key, key, key);
        if (values.IsEmpty)
        {
            return text;
        }

        var plain = values.ToArray().ToDictionary(v => $"{{{v.Name}}}", v => v.Value);
        var escaped = plain.ToDictionary(v => v.Key, v => Rendering.Markup.Escape(v.Value));
        return new(Fill(text.Plain, plain), Fill(text.ChatHtml, escaped), Fill(text.WebHtml, escaped));
    }

    /// <summary>In one pass: a person who calls themselves <c>{since}</c> is called that, and not by a date.</summary>
    private static string Fill(string text, Dictionary<string, string> values) =>
        Hole().Replace(text, hole => values.GetValueOrDefault(hole.Value, hole.Value));

    /// <summary>A placeholder such as {name}.</summary>
    [GeneratedRegex(@"\{[a-z]+\}")]
    public static partial Regex Hole();
}
