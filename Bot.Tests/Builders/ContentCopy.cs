namespace Bot.Tests.Builders;

/// <summary>A copy of the shipped content folder, to break.</summary>
internal sealed class ContentCopy : IDisposable
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "content");

    public ContentCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("sciencebot-copy-").FullName;

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Root, file), text);

    /// <summary>Puts one text in the place of the first other.</summary>
    /// <returns>The line on which it stands now.</returns>
    public int Replace(string file, string old, string now)
    {
        var text = Read(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{old}' stands in {file}");
        Write(file, text[..at] + now + text[(at + old.Length)..]);
        return text[..at].Count(c => c == '\n') + 1;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
