namespace Bot.Content.Amending;

/// <summary>Puts amendments over what was read from the folder. Pure.</summary>
internal static class AmendedCatalog
{
    public static ContentCatalog With(this ContentCatalog folder, IReadOnlyList<Amendment> amendments)
    {
        var amended = amendments.ToDictionary(a => a.Question, a => Beside(folder.Questions.GetValueOrDefault(a.Question), a));
        var inForce = amended.Values.Where(a => a.Standing == AmendmentStanding.InForce).ToDictionary(a => a.Amendment.Question, a => a.Amendment.Key.ApplyTo(a.InFile!, a.Amendment.InFile));
        return inForce.Count == 0 ? folder with { Amendments = amended } : folder with
        {
            Amendments = amended,
            Questions = folder.Questions.ToDictionary(q => q.Key, q => inForce.GetValueOrDefault(q.Key) ?? q.Value),
            Contests = folder.Contests.ToDictionary(c => c.Key, c => c.Value with { Pool = [.. c.Value.Pool.Select(q => inForce.GetValueOrDefault(q.Id) ?? q)] }),
        };
    }

    /// <summary>A question as its file has it; null when there is none.</summary>
    public static Question? InFile(this ContentCatalog catalog, string id) =>
        catalog.Amendments.TryGetValue(id, out var amended) ? amended.InFile : catalog.Questions.GetValueOrDefault(id);

    /// <summary>What the folder should be given, by file and line.</summary>
    public static IEnumerable<ContentProblem> Lacking(this ContentCatalog catalog) => catalog.Amendments.Values
        .Where(a => a.Standing != AmendmentStanding.InFile)
        .OrderBy(a => a.InFile?.File, StringComparer.Ordinal).ThenBy(a => a.InFile?.Line)
        .Select(a => a.Standing == AmendmentStanding.InForce
            ? new ContentProblem(a.InFile!.File, a.InFile.Line, new("check.key-not-in-file", ("id", a.Amendment.Question)))
            : new ContentProblem(a.InFile?.File ?? "questions", a.InFile?.Line ?? 0, new("check.key-overtaken", ("id", a.Amendment.Question))));

    private static Amended Beside(Question? inFile, Amendment amendment) => new(amendment, amendment.StandingTo(inFile), inFile);
}
