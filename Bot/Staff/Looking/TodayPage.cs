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
    private const int Days = 7;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public static void Map(StaffRoutes routes)
    {
        routes.Read("", Role.Viewer, ShowAsync);
        routes.Live("/live", Role.Viewer, (Visit visit, TodayBoard board, LiveStream stream) => stream.Of<LiveBroadcast.News>(visit, Interval, async () =>
        {
            var now = await board.LookAsync(visit);
            return new(now.Mark, [.. now.Open.Select(r => LiveBroadcast.NewsOf(visit, r))]);
        }));
        routes.Act("/notices/{id:long}/done", Role.Editor, async (long id, Visit visit, NoticeHandling handling) =>
            visit.Answer(await handling.HandleAsync(id, visit), _ => visit.Go("", "notice")));
    }

    private static async Task<IResult> ShowAsync(Visit visit, TodayBoard board, Forecaster forecaster, Tallies tallies)
    {
        var now = await board.LookAsync(visit);
        var ahead = (await forecaster.GlanceAheadAsync(visit.Today, Days)).Where(e => e.DueAt >= visit.Now).ToArray();
        var people = await tallies.LatestAsync(visit.Today);
        var mine = now.Waiting.ToLookup(w => w.MayDecide);
        return visit.Page(visit.T["menu.today"], Html.Of($"""
            <div data-live="/staff/live" data-mark="{now.Mark}">{Layout.Lost(visit)}
            {People(visit, people)}
            {(people.Active == 0 ? FirstSteps.Of(visit) : Html.Nothing)}
            {Waiting(visit, "today.waiting", "warning", mine[true])}
            {Waiting(visit, "today.returned", "urgent", now.Returned)}
            {Waiting(visit, "today.waiting-for-others", "", mine[false])}
            {Notices(visit, now.Notices)}
            <section><h2>{visit.T["today.open"]}</h2>{Html.If(now.Open.Count == 0, $"<p class=\"soft\">{visit.T["today.no-open"]}</p>")}{Html.Each(now.Open, r => Open(visit, r))}</section>
            {Questions(visit, now.Asked)}
            <section><h2>{visit.T["today.week"]}</h2>{(people.Active == 0 ? Html.Of($"<p class=\"soft\">{visit.T["today.week-nobody"]}</p>") : ForecastList.Of(visit, ahead))}</section></div>
            """));
    }

    private static Html People(Visit visit, TallyNews people) => Html.Of($"""
        <ul class="numbers"><li><b>{Visit.Number(people.Active)}</b><span>{visit.T["today.active"]}</span></li>
        <li><b>+{Visit.Number(people.JoinedThisWeek)}</b><span>{visit.T["today.joined"]}</span></li>
        {Html.If(people.LostThisWeek is not null, $"<li><b>−{Visit.Number(people.LostThisWeek!.Value)}</b><span>{visit.T["today.lost"]}</span></li>")}</ul>
        """);

    private static Html Waiting(Visit visit, string title, string mood, IEnumerable<WaitingEntry> some)
    {
        var all = some.ToArray();
        return all.Length == 0 ? Html.Nothing : Html.Of($"""
            <section><h2>{visit.T[title]}</h2><ul class="notices">{Html.Each(all, e => Html.Of($"""
            <li class="notice {mood}"><p><a href="{e.Path}">{e.Title}</a> <span class="soft">{(e.DecidedAt is { } at
                ? visit.T["today.returned-by", ("by", e.DecidedBy ?? ""), ("at", visit.Said(at))]
                : visit.T["approval.waits", ("author", e.AuthorName), ("at", visit.Said(e.AskedAt))])}</span> {e.Remark}</p></li>
            """))}</ul></section>
            """);
    }

    private static Html Questions(Visit visit, IReadOnlyList<Enquiry> asked) => asked.Count == 0 ? Html.Nothing : Html.Of($"""
        <section><h2>{visit.T["today.questions"]}</h2>{EnquiriesPage.Table(visit, asked.Take(TodayBoard.MaxQuestions))}
        {Html.If(asked.Count > TodayBoard.MaxQuestions, $"<p><a href=\"/staff/enquiries\">{visit.T["today.all-questions"]}</a></p>")}</section>
        """);

    private static Html Open(Visit visit, BroadcastReport report)
    {
        var news = LiveBroadcast.NewsOf(visit, report);
        var b = report.Broadcast;
        return Html.Of($"""
            <div class="card" {LiveBroadcast.Place(report)}>
            <p><a href="/staff/broadcasts/{b.Id}"><strong>{b.Title}</strong></a> {Words.Badge(visit, b.Status)} <span class="soft">{visit.At(b.DueAt)}</span></p>
            {Html.If(report.Counts.Total > 0, $"""
            <progress data-field="done" max="{report.Counts.Total}" value="{news.Done}" aria-label="{visit.T["broadcast.progress"]}"></progress>
            <p class="soft"><span data-field="sent">{news.Sent}</span> / {news.Audience}{Html.If(b.Status == BroadcastStatus.Sending, $" · <span data-field=\"rate\">{news.Rate}</span> {visit.T["broadcast.rate"]} · {visit.T["broadcast.eta"]} <span data-field=\"eta\">{news.Eta ?? "–"}</span>")}</p>
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
            <li class="notice {n.Severity.ToString().ToLowerInvariant()}"><p><strong>{t.Name(n.Severity)}</strong> {visit.Say(n.Phrase)}</p>
            <div class="actions"><span class="soft">{visit.At(n.At)}</span> {Open(visit, n)}
            {Html.If(visit.Member.May(Role.Editor), $"{Layout.Form(visit, $"/notices/{n.Id}/done", Html.Of($"""<button class="quiet">{t["notice.done"]}</button>"""))}")}</div></li>
            """))}</ul>
            {Html.If(notices.Count > MaxNotices, $"<p class=\"soft\">{t["today.more-notices", ("count", Visit.Number(notices.Count - MaxNotices))]}</p>")}</section>
            """);
    }

    private static Html Open(Visit visit, Notice notice) => Place(notice.Subject) is not { } place ? Html.Nothing : Html.Of($"""
        <a class="button quiet" href="{StaffRoutes.Root}{place}">{visit.T["open"]}</a>
        """);

    /// <summary>Where to see what a notice is about; null when there is nothing to see.</summary>
    private static string? Place(string? subject) => subject switch
    {
        ['b', 'r', 'o', 'a', 'd', 'c', 'a', 's', 't', '/', .. var id] => "/broadcasts/" + id,
        ['e', 'n', 'q', 'u', 'i', 'r', 'y', '/', .. var id] => "/enquiries/" + id,
        "missing-answers" => "/enquiries/missing",
        "content" => "/content",
        _ => null,
    };
}
