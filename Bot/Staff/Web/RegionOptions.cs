using Bot.Content;

namespace Bot.Staff.Web;

/// <summary>The regions as entries of a list to choose from, each indented below the one around it.</summary>
internal static class RegionOptions
{
    /// <summary>How deep it goes: a province has more villages than a page can hold.</summary>
    private const int MaxEntries = 600;

    public static Html Of(Visit visit, IReadOnlyCollection<string> chosen) => Html.Each(
        Walk(visit.Catalog.Regions, visit.Catalog.Regions.Roots, 0).Where(r => visit.Member.LooksAfter(r.Region.Code, visit.Catalog.Regions)).Take(MaxEntries),
        r => Html.Of($"""<option value="{r.Region.Code}"{Html.If(chosen.Contains(r.Region.Code), $" selected")}>{new string('\u3000', r.Depth)}{r.Region.Names.In(visit.Locale)}</option>"""));

    private static IEnumerable<(Region Region, int Depth)> Walk(RegionTree tree, IEnumerable<string> codes, int depth) =>
        codes.Select(tree.Find).OfType<Region>().SelectMany(r => Walk(tree, r.Children, depth + 1).Prepend((r, depth)));
}
