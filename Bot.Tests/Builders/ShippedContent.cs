namespace Bot.Tests.Builders;

/// <summary>Pictures for a content folder.</summary>
internal static class ContentPictures
{
    /// <summary>Puts a real picture there.</summary>
    public static ContentFolder Picture(this ContentFolder content, string path)
    {
        var full = Path.Combine(content.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Copy(Path.Combine(Repository.Root, "content", "images", "agri-greenhouse-snow.png"), full);
        return content;
    }
}
