namespace Bot.Content;

/// <summary>A place in the region tree: a province, county, township or village.</summary>
internal sealed record Region(string Code, string? Parent, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Children)
{
    /// <summary>Days by which its farming season is later than what texts name; negative = earlier; null = as the region around it.</summary>
    public int? SeasonShift { get; init; }
}
