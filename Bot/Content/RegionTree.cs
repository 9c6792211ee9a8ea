namespace Bot.Content;

/// <summary>All regions, from provinces down to villages.</summary>
internal sealed class RegionTree(IReadOnlyList<string> roots, IReadOnlyDictionary<string, Region> byCode)
{
    public static RegionTree Empty { get; } = new([], new Dictionary<string, Region>());

    /// <summary>Codes of the topmost regions, in file order.</summary>
    public IReadOnlyList<string> Roots => roots;

    public int Count => byCode.Count;

    public Region? Find(string? code) => code is not null && byCode.TryGetValue(code, out var region) ? region : null;

    /// <summary>Whether a place is the same as, or lies inside, another.</summary>
    public bool IsWithin(string? code, string ancestor)
    {
        while (code is not null)
        {
            if (code == ancestor)
            {
                return true;
            }

            code = Find(code)?.Parent;
        }

        return false;
    }

    /// <summary>Codes of all regions whose season is shifted, by their own entry or that of a region around them.</summary>
    public IReadOnlyList<string> Shifted { get; } = [.. byCode.Keys.Where(c => Shift(byCode, c) != 0)];

    /// <summary>Days by which the season of a region is later (negative = earlier): its own entry, or the nearest one around it.</summary>
    public int SeasonShift(string? code) => Shift(byCode, code);

    private static int Shift(IReadOnlyDictionary<string, Region> byCode, string? code)
    {
        while (code is not null && byCode.TryGetValue(code, out var region))
        {
            if (region.SeasonShift is { } days)
            {
                return days;
            }

            code = region.Parent;
        }

        return 0;
    }

    /// <summary>A region's code and the codes of everything inside it; an unknown code stands for itself.</summary>
    public IEnumerable<string> Subtree(string code) =>
        Find(code) is { } region ? region.Children.SelectMany(Subtree).Prepend(code) : [code];

    /// <summary>The region's name with those of the regions around it: 山东省 兰陵县.</summary>
    public string FullName(string code, string locale)
    {
        var names = new List<string>();
        for (var region = Find(code); region is not null; region = Find(region.Parent))
        {
            names.Insert(0, region.Names.In(locale));
        }

        return names.Count == 0 ? code : string.Join(' ', names);
    }
}
