using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Content;

/// <summary>The content folder on the disk. Links in it are not followed: whoever may add a file would have us read, and show, any other.</summary>
internal sealed class ContentFiles(string root)
{
    /// <summary>Largest text file that is read, in bytes: far above any tip, far below a mistake.</summary>
    public const long MaxTextBytes = 4 * 1024 * 1024;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".yaml", ".yml", ".md", ".png", ".jpg", ".jpeg" };

    public string Root => root;

    /// <summary>Changes whenever a file is added, removed, or written.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(root))
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public bool Exists(string path) => FullPath(path) is { } full && File.Exists(full);

    /// <summary>The text of a file; null when there is none.</summary>
    public string? Read(string path)
    {
        var file = FullPath(path) is { } full ? new FileInfo(full) : null;
        return file is { Exists: true } && file.Length <= MaxTextBytes ? File.ReadAllText(file.FullName) : null;
    }

    /// <summary>Paths inside the content folder, with forward slashes, in a stable order.</summary>
    public IReadOnlyList<string> List(string folder, string extension) =>
        [.. Files(Path.Combine(root, folder))
            .Where(f => f.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase))
            .Select(f => Path.GetRelativePath(root, f.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>The full path of a file in the folder; null when the path leads out of it.</summary>
    public string? FullPath(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.GetFullPath(path, root);
        var folder = Path.TrimEndingDirectorySeparator(root);
        return full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !LeadsElsewhere(full, folder.Length) ? full : null;
    }

    /// <summary>Whether a path goes through a link below the folder.</summary>
    private static bool LeadsElsewhere(string path, int folder)
    {
        for (var part = path; part.Length > folder; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<FileInfo> Files(string folder) =>
        !Directory.Exists(folder)
            ? []
            : new DirectoryInfo(folder)
                .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint })
                .Where(f => Extensions.Contains(f.Extension))
                .OrderBy(f => f.FullName, StringComparer.Ordinal);
}
