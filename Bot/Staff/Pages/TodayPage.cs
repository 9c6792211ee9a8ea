using Bot.Notices;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Pages;

/// <summary>What matters today.</summary>
internal static class TodayPage
{
    private const int MaxNotices = 30;

    public static void Map(StaffRoutes routes)
    {
        routes.Read("", Role.Viewer, ShowAsync);
        routes.Act("/notices/{id:long}/done", Role.Editor, HandleAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, NoticeBoard board)
    {
        var notices = (await board.ListOpenAsync(200)).Where(n => visit.Member.LooksAfter(n.Topic)).Take(MaxNotices).ToArray();
        return visit.Page(visit.T["menu.today"], NoticeList(visit, notices));
    }

    private static async Task<IResult> HandleAsync(long id, Visit visit, NoticeBoard board)
    {
        if (await board.FindAsync(id) is not { } notice || !visit.Member.LooksAfter(notice.Topic))
        {
            return visit.Missing();
        }

        await visit.ActAsync("notice.done", $"notice/{id}", null, visit.T.Any(notice.Text, notice.Arguments), () => board.HandleAsync(id, visit.Member.Name));
        return visit.Go("", "notice");
    }

    private static Html NoticeList(Visit visit, IReadOnlyList<Notice> notices)
    {
        var t = visit.T;
        return Html.Of($"""
            <section><h2>{t["today.notices"]}</h2>
            {Html.If(notices.Count == 0, $"<p class=\"soft\">{t["today.no-notices"]}</p>")}
            <ul class="notices">{Html.Each(notices, n => Html.Of($"""
            <li class="notice {n.Severity.ToString().ToLowerInvariant()}"><p><strong>{t.Name(n.Severity)}</strong> {t.Any(n.Text, n.Arguments)}</p>
            <p class="soft">{visit.When(n.At)} {Html.If(n.Subject is not null && n.Subject.StartsWith("broadcast/", StringComparison.Ordinal), $"<a href=\"{StaffRoutes.Root}/{n.Subject!.Replace("broadcast/", "broadcasts/", StringComparison.Ordinal)}\">{t["open"]}</a>")}</p>
            {Html.If(visit.Member.May(Role.Editor), $"{Layout.Form(visit, $"/notices/{n.Id}/done", Html.Of($"<button>{t["notice.done"]}</button>"))}")}</li>
            """))}</ul></section>
            """);
    }
}
