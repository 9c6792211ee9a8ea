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
        var page = await audit.PageAsync(before, search, PageSize + 1);
        var shown = page.Take(PageSize).ToArray();
        var broken = await audit.FirstBrokenAsync();
        return visit.Page(t["menu.audit"], Html.Of($"""
            <p class="note {(broken is null ? "good" : "bad")}">{(broken is { } entry ? t["audit.broken", ("id", $"{entry}")] : t["audit.whole"])}</p>
            <form class="search" role="search"><label for="search">{t["search"]}</label><input id="search" name="search" type="search" value="{search}"><button>{t["search"]}</button></form>
            <table class="stack"><thead><tr><th>{t["audit.at"]}</th><th>{t["audit.who"]}</th><th>{t["audit.act"]}</th><th>{t["audit.before"]}</th><th>{t["audit.after"]}</th></tr></thead>
            <tbody>{Html.Each(shown, e => Html.Of($"""
            <tr><td data-name="{t["audit.at"]}">{visit.At(e.At)}</td><td data-name="{t["audit.who"]}">{e.Who}</td><td data-name="{t["audit.act"]}">{Act(visit, e)}</td>
            <td data-name="{t["audit.before"]}">{e.Before}</td><td data-name="{t["audit.after"]}">{e.After}</td></tr>
            """))}</tbody></table>
            {Html.If(page.Count > PageSize, $"<p><a href=\"?before={shown[^1].Id}&amp;search={Uri.EscapeDataString(search)}\">{t["older"]}</a></p>")}
            """));
    }

    /// <summary>What begins so is a page of its own.</summary>
    private static readonly string[] WithPages = ["broadcasts", "staff", "subscribers", "enquiries", "questions"];

    private static Html Act(Visit visit, AuditEntry entry)
    {
        var name = visit.T.Has("act." + entry.Act) ? visit.T["act." + entry.Act] : entry.Act;
        return WithPages.Any(page => entry.Object.StartsWith(page, StringComparison.Ordinal))
            ? Html.Of($"""<span>{name} <a href="{StaffRoutes.Root}/{entry.Object}">{entry.Object}</a></span>""")
            : Html.Of($"{name} {entry.Object}");
    }
}
