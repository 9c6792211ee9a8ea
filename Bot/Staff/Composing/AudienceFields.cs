using Bot.Content;
using Bot.Messaging;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Composing;

/// <summary>The fields that say who something goes to.</summary>
internal static class AudienceFields
{
    public static Html Of(Visit visit, Composition composition)
    {
        var (t, audience) = (visit.T, composition.Audience);
        var channels = visit.Context.RequestServices.GetRequiredService<ChannelDirectory>().All.Select(c => c.Name);
        return Html.Of($"""
            <fieldset><legend>{t["compose.to"]}</legend>
            {RegionOptions.Boxes(visit, [.. audience.Regions], t["compose.none-is-all"])}
            {Picks(t["compose.topics"], "topics", visit.Catalog.Topics.Values.Where(x => visit.Member.LooksAfter(x.Id)).Select(x => (x.Id, x.Names.In(visit.Locale))), audience.Topics, t["compose.topics-hint"])}
            {Picks(t["compose.crops"], "crops", visit.Catalog.Crops.Values.Select(x => (x.Id, x.Names.In(visit.Locale))), audience.Crops, t["compose.none-is-all"])}
            {Picks(t["compose.kinds"], "audiences", visit.Catalog.Audiences.Values.Select(x => (x.Id, x.Names.In(visit.Locale))), audience.Audiences, t["compose.none-is-all"])}
            {Picks(t["compose.channels"], "channels", channels.Select(c => (c, Words.Channel(visit, c))), audience.Channels, t["compose.none-is-all"])}
            <label class="pick"><input type="checkbox" name="not-again" value="yes"{Html.If(composition.NotAgain, $" checked")}> <span>{t["compose.not-again"]} <small>{t["compose.not-again-hint"]}</small></span></label>
            </fieldset>
            """);
    }

    /// <summary>What was chosen; what nobody knows is left out.</summary>
    public static AudienceFilter Read(Visit visit) => new()
    {
        Topics = [.. visit.Fields("topics").Where(visit.Catalog.Topics.ContainsKey)],
        Regions = [.. visit.Fields("regions").Where(r => visit.Catalog.Regions.Find(r) is not null)],
        Crops = [.. visit.Fields("crops").Where(visit.Catalog.Crops.ContainsKey)],
        Audiences = [.. visit.Fields("audiences").Where(visit.Catalog.Audiences.ContainsKey)],
        Channels = [.. visit.Fields("channels").Where(c => c is { Length: <= 20 })],
    };

    private static Html Picks(string title, string name, IEnumerable<(string Id, string Name)> entries, IReadOnlyList<string> chosen, string hint) => Html.Of($"""
        <details class="picking"{Html.If(chosen.Count > 0, $" open")}><summary>{title} <small>{hint}</small></summary><div class="picks">{Html.Each(entries, e => Html.Of($"""
        <label class="pick"><input type="checkbox" name="{name}" value="{e.Id}"{Html.If(chosen.Contains(e.Id), $" checked")}> {e.Name}</label>
        """))}</div></details>
        """);
}
