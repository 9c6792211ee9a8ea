namespace Bot.Tests.Builders;

/// <summary>What the repository ships, for a content folder of a test's own.</summary>
internal static class ShippedContent
{
    private static readonly string Shipped = Path.Combine(Repository.Root, "content");

    /// <summary>Puts a real picture there.</summary>
    public static ContentFolder Picture(this ContentFolder content, string path) => content.Take("images/agri-greenhouse-snow.png", path);

    /// <summary>The topics, regions and tips as they are shipped, with all their pictures.</summary>
    public static ContentFolder Real(this ContentFolder content)
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Shipped, file);
            if (path is not "schedules.yaml")
            {
                content.Take(path, path);
            }
        }

        return content;
    }

    private static ContentFolder Take(this ContentFolder content, string shipped, string path)
    {
        var full = Path.Combine(content.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Copy(Path.Combine(Shipped, shipped), full, overwrite: true);
        return content;
    }
}
