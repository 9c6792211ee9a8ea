using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>Who got a broadcast, who did not, and why: to search and to take along.</summary>
internal static class RecipientsPage
{
    private const int PageSize = 50;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("/broadcasts/{id:long}/recipients", Role.Viewer, ShowAsync);
        routes.Read("/broadcasts/{id:long}/recipients.csv", Role.Editor, ExportAsync);
    }

    private static async Task<IResult> ShowAsync(long id, Visit visit, IBroadcastStore store, RecipientFinder finder, long? after)
    {
        if (await store.FindAsync(id) is not { } broadcast || !Words.MaySee(visit, broadcast))
        {
            return visit.Missing();
        }

        var t = visit.T;
        var search = visit.Query("search");
        var state = Enum.TryParse<DeliveryState>(visit.Query("state"), out var one) ? one : (DeliveryState?)null;
        var page = await finder.PageAsync(visit, id, search, state, after ?? 0, PageSize + 1);
        var shown = page.Take(PageSize).ToArray();
        return visit.Page(t["recipients.title", ("title", broadcast.Title)], Html.Of($"""
            <form class="search" role="search"><label for="search">{t["recipients.search"]}</label><input id="search" name="search" type="search" value="{search}">
            <select name="state" aria-label="{t["recipients.state"]}"><option value="">{t["recipients.any-state"]}</option>{Html.Each(Enum.GetValues<DeliveryState>(), s => Html.Of($"""
            <option value="{s.ToString()}"{Html.If(s == state, $" selected")}>{t.Name(s)}</option>
            """))}</select><button>{t["search"]}</button></form>
            <div class="actions">{Html.If(RecipientExport.May(visit.Member), $"<a class=\"button\" href=\"/staff/broadcasts/{id}/recipients.csv\">{t["export"]}</a>")}
            <a class="button" href="/staff/broadcasts/{id}">{t["back"]}</a></div>
            {Html.If(shown.Length == 0, $"{Layout.NothingFound(visit)}")}
            {Html.If(shown.Length > 0, $"{Table(visit, shown)}")}
            {Html.If(page.Count > PageSize, $"<div class=\"actions\"><a class=\"button\" href=\"?after={shown[^1].Subscriber}&amp;search={Uri.EscapeDataString(search)}&amp;state={state?.ToString()}\">{t["more"]}</a></div>")}
            """));
    }

    private static Html Table(Visit visit, IEnumerable<DeliveryRow> rows)
    {
        var t = visit.T;
        return Html.Of($"""
            <table class="stack tight"><thead><tr><th>{t["recipients.name"]}</th><th>{t["recipients.channel"]}</th><th>{t["recipients.state"]}</th><th>{t["recipients.at"]}</th><th>{t["recipients.reason"]}</th></tr></thead>
            <tbody>{Html.Each(rows, r => Html.Of($"""
            <tr><td data-name="{t["recipients.name"]}">{(r.Address is null ? Html.Of($"{t["recipients.gone"]}") : Html.Of($"""<a href="/staff/subscribers/{r.Subscriber}">{Words.Person(visit, r.Name, r.Address)}</a>"""))}</td>
            <td data-name="{t["recipients.channel"]}">{Words.Channel(visit, r.Channel)}</td>
            <td data-name="{t["recipients.state"]}">{t.Name(r.State)}{Html.If(r.Doubts > 0, $" <small>{t["broadcast.maybe-twice"]}</small>")}</td>
            <td data-name="{t["recipients.at"]}">{visit.At(r.At)}</td><td data-name="{t["recipients.reason"]}">{(r.Reason is null ? "" : visit.Say(DeliveryReasons.Say(r.Reason)))}</td></tr>
            """))}</tbody></table>
            """);
    }

    private static async Task<IResult> ExportAsync(long id, Visit visit, RecipientExport export) => (IResult?)await export.OfAsync(visit, id) ?? visit.Missing();
}
