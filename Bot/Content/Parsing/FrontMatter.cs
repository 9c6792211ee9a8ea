namespace Bot.Content.Parsing;

/// <summary>A Markdown file with YAML between two lines of <c>---</c> at its top.</summary>
internal sealed record FrontMatter(string Yaml, string Body)
{
    /// <summary>Lines before the YAML: the first <c>---</c>.</summary>
    public const int LinesBefore = 1;

    /// <summary>Splits a file; null when the two lines are not there.</summary>
    public static FrontMatter? Split(string text)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0 && text.EndsWith("\n---", StringComparison.Ordinal))
        {
            end = text.Length - 4;
        }

        return end < 0 ? null : new(text[4..Math.Max(4, end)], text[Math.Min(text.Length, end + 5)..].Trim('\n'));
    }
}
