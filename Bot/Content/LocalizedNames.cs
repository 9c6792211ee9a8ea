namespace Bot.Content;

/// <summary>Names by locale.</summary>
internal static class LocalizedNames
{
    /// <summary>The name in this locale, or in the one that is always there: the first of the file.</summary>
    public static string In(this IReadOnlyDictionary<string, string> names, string locale) =>
        names.TryGetValue(locale, out var name) ? name : names.Values.First();
}
