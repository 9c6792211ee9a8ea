using System.Text.RegularExpressions;
using Bot.Tests.Builders;

namespace Bot.Tests.Architecture;

/// <summary>The program as it is written.</summary>
internal static partial class Sources
{
    private static readonly string Program = Path.Combine(Repository.Root, "Bot");

    /// <summary>Every file of ours in a folder of the repository, by its path.</summary>
    public static IReadOnlyDictionary<string, string> Files(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .ToDictionary(path => path, path => File.ReadAllText(Path.Combine(Repository.Root, path)));

    /// <summary>Every folder in the program, however deep, by its name.</summary>
    public static IEnumerable<string> FolderNames => Files("Bot").Keys.SelectMany(path => path.Split('/').SkipLast(1)).Distinct();

    /// <summary>The folders right inside the program.</summary>
    public static IEnumerable<string> TopFolders => Directory.GetDirectories(Program).Select(f => Path.GetFileName(f)!).Where(f => f is not ("bin" or "obj"));

    /// <summary>What a file imports of the program, such as <c>Channels.WebChat</c>.</summary>
    public static IEnumerable<string> Imports(string text) => Import().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"^using (?:static )?(?:[A-Za-z]+ = )?Bot\.([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex Import();
}
