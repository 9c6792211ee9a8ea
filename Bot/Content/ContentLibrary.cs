using Bot.Content.Amending;
using Bot.Content.Parsing;

namespace Bot.Content;

/// <summary>Holds the catalogue in use, the folder with the amendments over it, and exchanges it as a whole.</summary>
internal sealed class ContentLibrary
{
    private readonly Func<ContentCatalog> parse;
    private readonly ContentFiles files;
    private readonly Func<IReadOnlyList<Amendment>> amend;
    private readonly ILogger<ContentLibrary> log;
    private readonly Lock refreshing = new();
    private ContentCatalog current;
    private ContentCatalog folder;
    private string seen;

    /// <param name="files">The folder.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="zone">Where it is read.</param>
    /// <param name="amend">Gives what stands beside the folder now.</param>
    /// <param name="log">Where problems are named.</param>
    public ContentLibrary(ContentFiles files, ContentOptions options, TimeZoneInfo zone, Func<IReadOnlyList<Amendment>> amend, ILogger<ContentLibrary> log)
    {
        this.files = files;
        this.amend = amend;
        this.log = log;
        parse = () => new CatalogParser(files, options.DefaultLocale, zone, options.RequireReview).Parse();
        folder = parse();
        seen = folder.Fingerprint;
        current = folder.With(amend());
        foreach (var problem in current.Problems)
        {
            log.LogWarning("Content left out: {Problem}", current.Say(problem.WithPlace, Wording.OfLogs));
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
    /// there before. A half-written file is one such: it is looked at again when it is written on. Amendments are taken in any case.
    /// </summary>
    /// <returns>Whether a new catalogue is in use.</returns>
    public bool Refresh()
    {
        lock (refreshing)
        {
            var isEdited = files.Fingerprint() != seen && TakeEdit();
            var amendments = amend();
            if (!isEdited && amendments.Select(a => a.Number).Order().SequenceEqual(Current.Amendments.Values.Select(a => a.Amendment.Number).Order()))
            {
                return false;
            }

            Volatile.Write(ref current, folder.With(amendments));
            log.LogInformation("Content in use: {Tips} tips, {Schedules} schedules, {Amendments} amendments", current.Tips.Count, current.Schedules.Count, amendments.Count);
        }

        Changed?.Invoke(Current);
        return true;
    }

    private bool TakeEdit()
    {
        var edited = parse();
        seen = edited.Fingerprint;
        // Compared without their lines: an old problem may have moved down in its file.
        var known = folder.Problems.Select(p => (p.File, p.Message)).ToHashSet();
        Refused = [.. edited.Problems.Where(p => !known.Contains((p.File, p.Message)))];
        foreach (var problem in Refused)
        {
            log.LogError("The edit is not in use, the content stays as it was: {Problem}", edited.Say(problem.WithPlace, Wording.OfLogs));
        }

        folder = Refused.Count == 0 ? edited : folder;
        return Refused.Count == 0;
    }
}
