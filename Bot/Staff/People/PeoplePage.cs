using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Subscribers;

namespace Bot.Staff.People;

/// <summary>The subscribers: to search, and to take along.</summary>
internal static class PeoplePage
{
    private const int PageSize = 50;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/subscribers", Role.Viewer, ShowAsync);
        routes.Read("/subscribers.csv", Role.Admin, ExportAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, PeopleFinder finder, ChannelDirectory channels, long? after)
    {
        var t = visit.T;
        var search = new PeopleSearch(
            visit.Query("search"), Enum.TryParse<SubscriberStatus>(visit.Query("status"), out var status) ? status : null, visit.Query("channel"),
            visit.Catalog.Regions.Find(visit.Query("region")) is null ? "" : visit.Query("region"));
        var page = await finder.PageAsync(visit, search, after ?? 0, PageSize);
        var shown = page.Take(PageSize).ToArray();
        var count = await finder.CountAsync(visit, search);
        return visit.Page(t["menu.subscribers"], Html.Of($"""
            <form class="search" role="search"><label for="search">{t["people.search"]}</label><input id="search" name="search" type="search" value="{search.Words}">
            <select name="status" aria-label="{t["people.status"]}"><option value="">{t["people.any-status"]}</option>{Html.Each(Enum.GetValues<SubscriberStatus>(), s => Html.Of($"""
            <option value="{s.ToString()}"{Html.If(s == search.Status, $" selected")}>{t.Name(s)}</option>
            """))}</select>
            <select name="channel" aria-label="{t["people.channel"]}"><option value="">{t["people.any-channel"]}</option>{Html.Each(channels.All, c => Html.Of($"""
            <option value="{c.Name}"{Html.If(c.Name == search.Channel, $" selected")}>{Words.Channel(visit, c.Name)}</option>
            """))}</select>
            <select name="region" aria-label="{t["people.region"]}"><option value="">{t["people.any-region"]}</option>{RegionOptions.Of(visit, [search.Region])}</select>
            <button>{t["search"]}</button></form>
            {Html.If(ListImport.May(visit.Member), $"<div class=\"actions\"><a class=\"button\" href=\"/staff/subscribers/import\">{t["people.import"]}</a><a class=\"button\" href=\"/staff/subscribers.csv\">{t["export"]}</a></div>")}
            {(shown.Length > 0 ? Html.Of($"<p>{t["people.count", ("count", Visit.Number(count))]}</p>") : visit.Context.Request.Query.Count > 0 ? Layout.NothingFound(visit) : Html.Of($"<p class=\"soft\">{t["people.none"]}</p>"))}
            {Html.If(shown.Length > 0, $"{Table(visit, shown)}")}
            {Html.If(page.Count > PageSize, $"<div class=\"actions\"><a class=\"button\" href=\"?after={shown[^1].Id}&amp;search={Uri.EscapeDataString(search.Words)}&amp;status={search.Status?.ToString()}&amp;channel={Uri.EscapeDataString(search.Channel)}&amp;region={search.Region}\">{t["more"]}</a></div>")}
            """));
    }

    private static Html Table(Visit visit, IEnumerable<PersonRow> people)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack tight"><thead><tr><th>{t["people.name"]}</th><th>{t["people.channel"]}</th><th>{t["people.region"]}</th><th>{t["people.status"]}</th><th>{t["people.since"]}</th></tr></thead>
            <tbody>{Html.Each(people, p => Html.Of($"""
            <tr><td data-name="{t["people.name"]}"><a href="/staff/subscribers/{p.Id}">{Words.Person(visit, p.Name, p.Address)}</a></td><td data-name="{t["people.channel"]}">{Words.Channel(visit, p.Channel)}</td>
            <td data-name="{t["people.region"]}">{(p.Region is null ? "" : visit.Catalog.Regions.FullName(p.Region, visit.Locale))}</td><td data-name="{t["people.status"]}">{t.Name(p.Status)}</td><td data-name="{t["people.since"]}">{visit.At(p.Since)}</td></tr>
            """))}</tbody></table>
            """);
    }

    private static async Task<IResult> ExportAsync(Visit visit, SubscriberExport export) => (IResult?)await export.AllAsync(visit) ?? visit.Missing();
}
