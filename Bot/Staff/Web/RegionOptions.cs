using Bot.Content;

namespace Bot.Staff.Web;

/// <summary>The regions to choose from, each indented below the one around it: one of them from a list, or several by ticking.</summary>
internal static class RegionOptions
{
    /// <summary>How many at most: a province has more villages than a page can hold.</summary>
    private const int MaxEntries = 600;

    /// <summary>Deeper regions stand no further in.</summary>
    private const int MaxDepth = 4;

    /// <summary>The entries of a list.</summary>
    public static Html Of(Visit visit, IReadOnlyCollection<string> chosen) => Html.Each(
        Theirs(visit), r => Html.Of($"""<option value="{r.Region.Code}"{Html.If(chosen.Contains(r.Region.Code), $" selected")}>{new string('\u3000', r.Depth)}{r.Region.Names.In(visit.Locale)}</option>"""));

    /// <summary>Boxes to tick: in a list of which several may be chosen, a click without Ctrl takes all others away.</summary>
    public static Html Boxes(Visit visit, IReadOnlyCollection<string> chosen, string hint) => Html.Of($"""
        <details class="picking"{Html.If(chosen.Count > 0, $" open")}><summary>{visit.T["compose.regions"]} <small>{hint}</small></summary><div class="tree">{Html.Each(Theirs(visit), r => Html.Of($"""
        <label class="pick in-{Math.Min(r.Depth, MaxDepth)}"><input type="checkbox" name="regions" value="{r.Region.Code}"{Html.If(chosen.Contains(r.Region.Code), $" checked")}> {r.Region.Names.In(visit.Locale)}</label>
        """))}</div></details>
        """);

    private static IEnumerable<(Region Region, int Depth)> Theirs(Visit visit) =>
        Walk(visit.Catalog.Regions, visit.Catalog.Regions.Roots, 0).Where(r => visit.Member.LooksAfter(r.Region.Code, visit.Catalog.Regions)).Take(MaxEntries);

    private static IEnumerable<(Region Region, int Depth)> Walk(RegionTree tree, IEnumerable<string> codes, int depth) =>
        codes.Select(tree.Find).OfType<Region>().SelectMany(r => Walk(tree, r.Children, depth + 1).Prepend((r, depth)));
}
