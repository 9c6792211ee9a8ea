using Bot.Content;

namespace Bot.Staff.Web;

/// <summary>The console's sentences in one language: those under <c>staff.</c> in <c>content/texts</c>.</summary>
internal sealed class StaffTexts(Texts texts)
{
    public const string Prefix = "staff.";

    public string Locale => texts.Locale;

    public string this[string key, params ReadOnlySpan<(string Name, string Value)> values] => texts.Plain(Prefix + key, values);

    /// <summary>What stands between the entries of a list.</summary>
    public string Separator => Locale.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ";

    /// <summary>What stands between a name and what it names.</summary>
    public string Colon => Locale.StartsWith("zh", StringComparison.Ordinal) ? "：" : ": ";

    /// <summary>A sentence for a chat.</summary>
    public Messaging.MessageText Message(string key, params ReadOnlySpan<(string Name, string Value)> values) => texts[Prefix + key, values];

    public bool Has(string key) => texts.Has(Prefix + key);

    /// <inheritdoc cref="Texts.Saying"/>
    public IEnumerable<string> Saying(string beginning, string words) => texts.Saying(Prefix + beginning, words);

    /// <summary>The name of one of a fixed set of things: <c>role.admin</c>.</summary>
    public string Name<T>(T value)
        where T : struct, Enum => this[$"{Kebab(typeof(T).Name)}.{Kebab(value.ToString())}"];

    /// <summary>The key that <see cref="Name"/> asks for.</summary>
    public static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
