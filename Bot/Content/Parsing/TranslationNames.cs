namespace Bot.Content.Parsing;

/// <summary>A translation stands beside its original, with the language in its name.</summary>
internal static class TranslationNames
{
    /// <summary><c>less-salt.en.md</c> is the <c>en</c> translation of <c>less-salt.md</c>; null = an original.</summary>
    public static string? LocaleOf(string file)
    {
        var parts = Path.GetFileName(file).Split('.');
        return parts.Length == 3 ? parts[1] : null;
    }
}
