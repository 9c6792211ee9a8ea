using System.Text.Json;
using Bot.Content;

namespace Bot.Subscribers;

/// <summary>
/// An audience as a condition on <c>subscribers s</c>. Lists travel as one JSON text each, so that the statement stays the same
/// however long they are (a province has more villages than a statement may have parameters).
/// </summary>
internal sealed class AudienceQuery
{
    /// <summary>Each broadcast of the content is one probe of the ledger's key.</summary>
    private const string NotGot = """
        not exists (select 1 from broadcasts g join deliveries d on d.broadcast_id = g.id and d.subscriber_id = s.id where g.content = @got and d.state = 2)
        and not exists (select 1 from tip_replies r where r.subscriber_id = s.id and r.tip = @got)
        """;

    private readonly List<string> conditions = ["s.status = 'Active'"];
    private readonly Dictionary<string, object> parameters = [];

    public AudienceQuery(AudienceFilter filter, RegionTree regions)
    {
        Either(filter.Topics, "topics", "not exists (select 1 from subscriber_topics t where t.subscriber_id = s.id)",
            "exists (select 1 from subscriber_topics t where t.subscriber_id = s.id and t.topic in {0})");
        Either([.. filter.Regions.SelectMany(regions.Subtree).Distinct()], "regions", null, "s.region in {0}");
        Either(filter.ExceptRegions, "exceptRegions", "s.region is null", "s.region not in {0}");
        Either(filter.Audiences, "audiences", "s.audience is null", "s.audience in {0}");
        Either(filter.Crops, "crops", "not exists (select 1 from subscriber_crops c where c.subscriber_id = s.id)",
            "exists (select 1 from subscriber_crops c where c.subscriber_id = s.id and c.crop in {0})");
        Either(filter.Channels, "channels", null, "s.channel in {0}");
        if (filter.ExceptWhoGot is { } content)
        {
            conditions.Add(NotGot);
            parameters["got"] = content;
        }
    }

    /// <summary>The condition, for behind <c>where</c>.</summary>
    public string Sql => string.Join(" and ", conditions);

    /// <summary>Its parameters.</summary>
    public IReadOnlyDictionary<string, object> Parameters => parameters;

    private void Either(IReadOnlyList<string> wanted, string name, string? unsaid, string match)
    {
        if (wanted.Count == 0)
        {
            return;
        }

        var condition = string.Format(System.Globalization.CultureInfo.InvariantCulture, match, $"(select value from json_each(@{name}))");
        conditions.Add(unsaid is null ? condition : $"({unsaid} or {condition})");
        parameters[name] = JsonSerializer.Serialize(wanted);
    }
}
