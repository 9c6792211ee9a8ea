using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>All broadcasts, the newest first.</summary>
internal static class BroadcastListPage
{
    private const int Most = 100;

    public static void Map(StaffRoutes routes) => routes.Read("/broadcasts", Role.Viewer, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, BroadcastFinder finder)
    {
        var t = visit.T;
        var search = visit.Query("search");
        var status = Enum.TryParse<BroadcastStatus>(visit.Query("status"), out var one) ? one : (BroadcastStatus?)null;
        var found = await finder.PageAsync(visit, search, status, null, Most);
        return visit.Page(t["menu.broadcasts"], Html.Of($"""
            {Html.If(visit.Member.May(Role.Editor), $"<p class=\"actions\"><a class=\"button main\" href=\"/staff/compose\">{t["broadcasts.new"]}</a></p>")}
            <form class="search" role="search">
            <label for="search">{t["broadcasts.search"]}</label><input id="search" name="search" type="search" value="{search}">
            <select name="status" aria-label="{t["broadcasts.status"]}"><option value="">{t["broadcasts.any-status"]}</option>{Html.Each(Enum.GetValues<BroadcastStatus>(), s => Html.Of($"""
            <option value="{s.ToString()}"{Html.If(s == status, $" selected")}>{t.Name(s)}</option>
            """))}</select><button>{t["search"]}</button></form>
            {(found.Count > 0 ? Html.Nothing : search.Length > 0 || status is not null ? Layout.NothingFound(visit) : Html.Of($"<p class=\"soft\">{t["broadcasts.none"]}</p>"))}
            {Html.If(found.Count > 0, $"{Table(visit, found)}")}
            """));
    }

    public static Html Table(Visit visit, IEnumerable<Broadcast> broadcasts)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack tight"><thead><tr><th>{t["broadcasts.title"]}</th><th>{t["broadcasts.status"]}</th><th>{t["broadcasts.due"]}</th><th>{t["broadcasts.to"]}</th></tr></thead>
            <tbody>{Html.Each(broadcasts, b => Html.Of($"""
            <tr><td data-name="{t["broadcasts.title"]}"><a href="/staff/broadcasts/{b.Id}">{b.Title}</a></td><td data-name="{t["broadcasts.status"]}">{Words.Badge(visit, b.Status)}</td>
            <td data-name="{t["broadcasts.due"]}">{visit.At(b.DueAt)}</td><td data-name="{t["broadcasts.to"]}">{Words.Audience(visit, b.Audience)}</td></tr>
            """))}</tbody></table>
            """);
    }
}
