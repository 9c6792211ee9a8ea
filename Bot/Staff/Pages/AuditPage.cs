using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Pages;

/// <summary>Who did what.</summary>
internal static class AuditPage
{
    private const int PageSize = 50;

    public static void Map(StaffRoutes routes) => routes.Read("/audit", Role.Admin, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, AuditLog audit, long? before)
    {
        var t = visit.T;
        var search = visit.Query("search");
        var page = await audit.PageAsync(before, search, PageSize + 1, search.Length > 0 ? t.Saying("act.", search) : []);
        var shown = page.Take(PageSize).ToArray();
        var broken = await audit.FirstBrokenAsync();
        return visit.Page(t["menu.audit"], Html.Of($"""
            <p class="note {(broken is null ? "good" : "bad")}">{(broken is { } entry ? t["audit.broken", ("id", $"{entry}")] : t["audit.whole"])}</p>
            <form class="search" role="search"><label for="search">{t["search"]}</label><input id="search" name="search" type="search" value="{search}"><button>{t["search"]}</button></form>
            <table class="stack"><thead><tr><th>{t["audit.at"]}</th><th>{t["audit.who"]}</th><th>{t["audit.act"]}</th><th>{t["audit.before"]}</th><th>{t["audit.after"]}</th></tr></thead>
            <tbody>{Html.Each(shown, e => Html.Of($"""
            <tr><td data-name="{t["audit.at"]}">{visit.At(e.At)}</td><td data-name="{t["audit.who"]}">{e.Who}</td><td data-name="{t["audit.act"]}">{AuditWords.Act(visit, e)}</td>
            <td data-name="{t["audit.before"]}">{AuditWords.Value(visit, e.Before)}</td><td data-name="{t["audit.after"]}">{AuditWords.Value(visit, e.After)}</td></tr>
            """))}</tbody></table>
            {Html.If(page.Count > PageSize, $"<p><a href=\"?before={shown[^1].Id}&amp;search={Uri.EscapeDataString(search)}\">{t["older"]}</a></p>")}
            """));
    }
}
