using Bot.Broadcasts;
using Bot.Enquiries;
using Bot.Notices;
using Bot.Schedules;
using Bot.Staff.Answering;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>What matters today: what needs somebody, what is being sent, what leaves this week.</summary>
internal static class TodayPage
{
    private const int MaxNotices = 20;
    private const int MaxQuestions = 10;
    private const int Days = 7;

    /// <summary>These stand among the questions already.</summary>
    private static readonly NoticeKind[] ShownAsQuestions = [NoticeKind.EnquiryNew, NoticeKind.EnquiryWaiting];

    public static void Map(StaffRoutes routes)
    {
        routes.Read("", Role.Viewer, ShowAsync);
        routes.Act("/notices/{id:long}/done", Role.Editor, async (long id, Visit visit, NoticeHandling handling) =>
            visit.Answer(await handling.HandleAsync(id, visit), _ => visit.Go("", "notice")));
    }

    private static async Task<IResult> ShowAsync(
        Visit visit, NoticeHandling handling, IBroadcastStore store, Approvals approvals, BroadcastReporter reporter, Forecaster forecaster, Tallies tallies, EnquiryStore enquiries, WaitingList list)
    {
        var notices = (await handling.OpenAsync(visit)).Where(n => !ShownAsQuestions.Contains(n.Kind)).ToArray();
        var waiting = (await approvals.ListWaitingAsync()).Where(a => visit.Member.LooksAfter(a.Topic)).ToArray();
        var open = new List<BroadcastReport>();
        foreach (var status in new[] { BroadcastStatus.Sending, BroadcastStatus.Paused, BroadcastStatus.Scheduled })
        {
            foreach (var broadcast in (await store.ListAsync(status)).Where(b => Words.MaySee(visit, b)).Take(10))
            {
                open.Add((await reporter.OfAsync(broadcast.Id))!);
            }
        }

        var asked = await enquiries.ListAsync(EnquiryWords.Mine(visit) with { Statuses = EnquiryFilter.Open, OldestFirst = true, Limit = MaxQuestions + 1 });
        var (proposed, returned) = (await list.ListAsync(visit), await list.ListReturnedAsync(visit));
        var ahead = (await forecaster.LookAheadAsync(visit.Today, Days)).Where(e => e.DueAt >= visit.Now).ToArray();
        var people = await tallies.LatestAsync(visit.Today);
        return visit.Page(visit.T["menu.today"], Html.Of($"""
            {People(visit, people)}
            {Returned(visit, returned)}
            {Waiting(visit, waiting, proposed)}
            {Notices(visit, notices)}
            {Questions(visit, asked)}
            <section><h2>{visit.T["today.open"]}</h2>{Html.If(open.Count == 0, $"<p class=\"soft\">{visit.T["today.no-open"]}</p>")}{Html.Each(open, r => Open(visit, r))}</section>
            <section><h2>{visit.T["today.week"]}</h2>{ForecastList.Of(visit, ahead)}</section>
            """));
    }

    private static Html People(Visit visit, TallyNews people) => Html.Of($"""
        <ul class="numbers"><li><b>{Visit.Number(people.Active)}</b><span>{visit.T["today.active"]}</span></li>
        <li><b>+{Visit.Number(people.JoinedThisWeek)}</b><span>{visit.T["today.joined"]}</span></li>
        {Html.If(people.LostThisWeek is not null, $"<li><b>−{Visit.Number(people.LostThisWeek!.Value)}</b><span>{visit.T["today.lost"]}</span></li>")}</ul>
        """);

    private static Html Returned(Visit visit, IReadOnlyList<WaitingEntry> returned) => returned.Count == 0 ? Html.Nothing : Html.Of($"""
        <section><h2>{visit.T["proposal.returned"]}</h2><ul class="notices">{Html.Each(returned, r => Html.Of($"""
        <li class="notice warning"><p><a href="{r.Path}">{r.Title}</a> <span class="soft">{visit.T["proposal.returned-by", ("by", r.Proposal.DecidedByName ?? ""), ("at", visit.When(r.Proposal.DecidedAt)), ("remark", r.Proposal.Remark ?? "")]}</span></p></li>
        """))}</ul></section>
        """);

    private static Html Waiting(Visit visit, IReadOnlyList<Approval> waiting, IReadOnlyList<WaitingEntry> proposed) => waiting.Count + proposed.Count == 0 ? Html.Nothing : Html.Of($"""
        <section><h2>{visit.T["today.waiting"]}</h2><ul class="notices">{Html.Each(waiting, a => Html.Of($"""
        <li class="notice warning"><p><a href="/staff/broadcasts/{a.Broadcast}">{a.Title}</a> <span class="soft">{visit.T["approval.waits", ("author", a.AuthorName), ("at", visit.When(a.AskedAt))]}</span></p></li>
        """))}{Html.Each(proposed, p => Html.Of($"""
        <li class="notice warning"><p><a href="{p.Path}">{p.Title}</a> <span class="soft">{visit.T["approval.waits", ("author", p.Proposal.AuthorName), ("at", visit.When(p.Proposal.At))]}</span></p></li>
        """))}</ul></section>
        """);

    private static Html Questions(Visit visit, IReadOnlyList<Enquiry> asked) => asked.Count == 0 ? Html.Nothing : Html.Of($"""
        <section><h2>{visit.T["today.questions"]}</h2>{EnquiriesPage.Table(visit, asked.Take(MaxQuestions))}
        {Html.If(asked.Count > MaxQuestions, $"<p><a href=\"/staff/enquiries\">{visit.T["today.all-questions"]}</a></p>")}</section>
        """);

    private static Html Open(Visit visit, BroadcastReport report)
    {
        var news = LiveBroadcast.NewsOf(visit, report);
        var b = report.Broadcast;
        return Html.Of($"""
            <div class="card"{Html.If(b.Status == BroadcastStatus.Sending, $" data-live=\"/staff/broadcasts/{b.Id}/live\" data-status=\"{news.Status}\"")}>
            <p><a href="/staff/broadcasts/{b.Id}"><strong>{b.Title}</strong></a> {Words.Badge(visit, b.Status)} <span class="soft">{visit.When(b.DueAt)}</span></p>
            {Html.If(report.Counts.Total > 0, $"""
            <progress data-field="done" max="{report.Counts.Total}" value="{news.Done}" aria-label="{visit.T["broadcast.progress"]}"></progress>
            <p class="soft"><span data-field="sent">{news.Sent}</span> / {news.Audience} · <span data-field="rate">{news.Rate}</span> {visit.T["broadcast.rate"]} · {visit.T["broadcast.eta"]} <span data-field="eta">{news.Eta ?? "–"}</span></p>
            """)}</div>
            """);
    }

    private static Html Notices(Visit visit, IReadOnlyList<Notice> notices)
    {
        var t = visit.T;
        return Html.Of($"""
            <section><h2>{t["today.notices"]}</h2>
            {Html.If(notices.Count == 0, $"<p class=\"soft\">{t["today.no-notices"]}</p>")}
            <ul class="notices">{Html.Each(notices.Take(MaxNotices), n => Html.Of($"""
            <li class="notice {n.Severity.ToString().ToLowerInvariant()}"><p><strong>{t.Name(n.Severity)}</strong> {t.Any(n.Text, n.Arguments)}</p>
            <div class="actions"><span class="soft">{visit.When(n.At)}</span> {Open(visit, n)}
            {Html.If(visit.Member.May(Role.Editor), $"{Layout.Form(visit, $"/notices/{n.Id}/done", Html.Of($"""<button class="quiet">{t["notice.done"]}</button>"""))}")}</div></li>
            """))}</ul>
            {Html.If(notices.Count > MaxNotices, $"<p class=\"soft\">{t["today.more-notices", ("count", Visit.Number(notices.Count - MaxNotices))]}</p>")}</section>
            """);
    }

    private static Html Open(Visit visit, Notice notice) => notice.Subject switch
    {
        ['b', 'r', 'o', 'a', 'd', 'c', 'a', 's', 't', '/', .. var id] => Html.Of($"""<a href="/staff/broadcasts/{id}">{visit.T["open"]}</a>"""),
        ['e', 'n', 'q', 'u', 'i', 'r', 'y', '/', .. var id] => Html.Of($"""<a href="/staff/enquiries/{id}">{visit.T["open"]}</a>"""),
        "missing-answers" => Html.Of($"""<a href="/staff/enquiries/missing">{visit.T["open"]}</a>"""),
        "content" => Html.Of($"""<a href="/staff/content">{visit.T["open"]}</a>"""),
        _ => Html.Nothing,
    };
}
