namespace Bot.Content.Parsing;

/// <summary>The topics, audiences, crops and regions that exist, to hold references against.</summary>
internal sealed class KnownNames(IEnumerable<string> topics, IEnumerable<string> audiences, IEnumerable<string> crops, RegionTree regions)
{
    private readonly IReadOnlyList<string> topics = [.. topics];
    private readonly IReadOnlyList<string> audiences = [.. audiences];
    private readonly IReadOnlyList<string> crops = [.. crops];

    /// <summary>A topic that must exist.</summary>
    public string Topic(YamlMap map, string key)
    {
        var id = map.Required(key, "agriculture");
        if (id.Length > 0)
        {
            Check(map, key, [id], topics);
        }

        return id;
    }

    public bool IsTopic(string id) => topics.Contains(id);

    public IReadOnlyList<string> Topics(YamlMap map, string key = "topics") => Check(map, key, map.List(key), topics);

    public IReadOnlyList<string> Audiences(YamlMap map) => Check(map, "audiences", map.List("audiences"), audiences);

    public IReadOnlyList<string> Crops(YamlMap map) => Check(map, "crops", map.List("crops"), crops);

    public IReadOnlyList<string> Regions(YamlMap map)
    {
        var codes = map.List("regions");
        foreach (var code in codes.Where(c => regions.Find(c) is null))
        {
            map.Problem("regions", new("check.no-region", ("code", code)));
        }

        return codes;
    }

    private static IReadOnlyList<string> Check(YamlMap map, string key, IReadOnlyList<string> ids, IReadOnlyList<string> known)
    {
        foreach (var id in ids.Where(id => !known.Contains(id)))
        {
            map.Problem(key, new("check.not-in-topics", ("id", id), ("key", key), ("known", string.Join(", ", known))));
        }

        return ids;
    }
}
