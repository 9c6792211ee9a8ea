using Bot.Content;
using Bot.Content.Parsing;

namespace Bot.Tests.Builders;

/// <summary>Reads a test's content folder as the program does.</summary>
internal static class ContentReading
{
    public static ContentCatalog Read(this ContentFolder folder) => Read(folder.Root);

    public static ContentCatalog Read(string root) => new CatalogParser(new ContentFiles(root), "zh-CN", Instants.Shanghai).Parse();

    /// <summary>Fails unless there is a problem with this line and these words, in this file, and in no other file.</summary>
    public static void ShouldBlame(this ContentCatalog catalog, string file, int line, string says)
    {
        catalog.Problems.ShouldAllBe(p => p.File == file);
        catalog.Problems.ShouldContain(
            p => p.Line == line && p.Message.InEnglish().Contains(says, StringComparison.Ordinal),
            $"Found instead:\n{string.Join('\n', catalog.Problems)}");
    }
}
