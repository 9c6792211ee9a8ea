namespace Bot.Content.Parsing;

/// <summary>Reads <c>regions.yaml</c>.</summary>
internal static class RegionsParser
{
    /// <summary>Most days a season may be off: Tibet's valleys are not further behind the plains.</summary>
    private const int MaxShift = 60;

    private static readonly string[] Levels = ["province", "county", "township", "village"];

    public static RegionTree Parse(YamlMap file)
    {
        var byCode = new Dictionary<string, Region>();
        var roots = Read(file, "regions", null, byCode);
        return new RegionTree(roots, byCode);
    }

    /// <summary>A Chinese name and, where there is one, an English one.</summary>
    public static IReadOnlyDictionary<string, string> Names(string chinese, string? english) =>
        english is null
            ? new Dictionary<string, string> { ["zh-CN"] = chinese }
            : new Dictionary<string, string> { ["zh-CN"] = chinese, ["en"] = english };

    private static List<string> Read(YamlMap map, string key, string? parent, Dictionary<string, Region> byCode)
    {
        var codes = new List<string>();
        foreach (var entry in map.Maps(key))
        {
            var code = entry.Required("code", "\"371324\"");
            var name = entry.Required("name", "兰陵县");
            var level = entry.Required("level", "county");
            if (level.Length > 0 && !Levels.Contains(level))
            {
                entry.Problem("level", new("check.no-level", ("value", level), ("known", string.Join(", ", Levels))));
            }

            var names = Names(name, entry.Text("english"));
            if (code.Length > 20 || code.Any(c => !char.IsAsciiLetterOrDigit(c)))
            {
                entry.Problem("code", new("check.bad-code", ("code", code)));
                code = "";
            }
            else if (byCode.ContainsKey(code))
            {
                entry.Problem("code", new("check.code-twice", ("code", code)));
                code = "";
            }

            var shift = entry.WholeNumber("season-shift", -MaxShift, MaxShift);
            if (code.Length > 0 && name.Length > 0)
            {
                byCode[code] = new Region(code, parent, names, []) { SeasonShift = shift };
                byCode[code] = byCode[code] with { Children = Read(entry, "children", code, byCode) };
                codes.Add(code);
            }

            entry.Node("children");
            entry.RefuseUnknownKeys();
        }

        return codes;
    }
}
