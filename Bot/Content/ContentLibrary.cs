using Bot.Content.Parsing;

namespace Bot.Content;

/// <summary>Holds the catalogue in use and exchanges it as a whole.</summary>
internal sealed class ContentLibrary
{
    private readonly Func<ContentCatalog> parse;
    private readonly ContentFiles files;
    private readonly ILogger<ContentLibrary> log;
    private ContentCatalog current;
    private string seen;

    public ContentLibrary(ContentFiles files, ContentOptions options, TimeZoneInfo zone, ILogger<ContentLibrary> log)
    {
        this.files = files;
        this.log = log;
        parse = () => new CatalogParser(files, options.DefaultLocale, zone, options.RequireReview).Parse();
        current = parse();
        seen = current.Fingerprint;
        foreach (var problem in current.Problems)
        {
            log.LogWarning("Content left out: {Problem}", problem);
        }
    }

    /// <summary>Raised after a new catalogue is in use.</summary>
    public event Action<ContentCatalog>? Changed;

    public ContentCatalog Current => Volatile.Read(ref current);

    /// <summary>Problems of an edit that was refused; empty when the folder is in use as it is.</summary>
    public IReadOnlyList<ContentProblem> Refused { get; private set; } = [];

    /// <summary>The picture or other file behind a path of the catalogue; null when it leads out of the folder.</summary>
    public string? FullPath(string path) => files.FullPath(path);

    /// <summary>
    /// Takes the folder's new state if it has changed and is sound; keeps the old catalogue if the edit brings a problem that was not
    /// there before. A half-written file is one such: it is looked at again when it is written on.
    /// </summary>
    /// <returns>Whether a new catalogue is in use.</returns>
    public bool Refresh()
    {
        if (files.Fingerprint() == seen)
        {
            return false;
        }

        var edited = parse();
        seen = edited.Fingerprint;
        // Compared without their lines: an old problem may have moved down in its file.
        var known = Current.Problems.Select(p => (p.File, p.Message)).ToHashSet();
        Refused = [.. edited.Problems.Where(p => !known.Contains((p.File, p.Message)))];
        foreach (var problem in Refused)
        {
            log.LogError("The edit is not in use, the content stays as it was: {Problem}", problem);
        }

        if (Refused.Count > 0)
        {
            return false;
        }

        Volatile.Write(ref current, edited);
        log.LogInformation("Content in use: {Tips} tips, {Schedules} schedules", edited.Tips.Count, edited.Schedules.Count);
        Changed?.Invoke(edited);
        return true;
    }
}
