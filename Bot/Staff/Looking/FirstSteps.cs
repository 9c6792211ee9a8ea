using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>What to do first, as long as nobody is subscribed.</summary>
internal static class FirstSteps
{
    public static Html Of(Visit visit)
    {
        var t = visit.T;
        var request = visit.Context.Request;
        var isAdmin = visit.Member.May(Role.Admin);
        return Html.Of($"""
            <section class="card"><h2>{t["first.title"]}</h2><ol>
            {Html.If(isAdmin, $"<li>{t["first.invite"]} <a href=\"/staff/staff\">{t["menu.staff"]}</a></li>")}
            <li>{t["first.people"]} <a href="/chat">{request.Scheme}://{request.Host.Value}/chat</a></li>
            {Html.If(isAdmin, $"<li>{t["first.list"]} <a href=\"/staff/subscribers/import\">{t["people.import"]}</a></li>")}
            <li>{t["first.chat"]} <a href="/staff/me">{t["me.title"]}</a></li>
            {Html.If(visit.Member.May(Role.Editor), $"<li>{t["first.write"]} <a href=\"/staff/compose\">{t["menu.compose"]}</a></li>")}
            </ol></section>
            """);
    }
}
