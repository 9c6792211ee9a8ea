using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Composing;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>One broadcast: how it stands, why what failed failed, and what can be done.</summary>
internal static class BroadcastPage
{
    public static void Map(StaffRoutes routes) => routes.Read("/broadcasts/{id:long}", Role.Viewer, ShowAsync);

    private static async Task<IResult> ShowAsync(long id, Visit visit, BroadcastReporter reporter, IBroadcastStore store, Approvals approvals, BroadcastMaker maker, DraftStore drafts)
    {
        if (await reporter.OfAsync(id) is not { } report || !Words.MaySee(visit, report.Broadcast))
        {
            return visit.Missing();
        }

        var (t, broadcast) = (visit.T, report.Broadcast);
        var approval = await approvals.FindAsync(id);
        var messages = await store.MessagesAsync(id);
        var recalling = await store.ListRecallsAsync();
        var isRecalling = recalling.Contains(id);
        var (hasDraft, retry) = (await drafts.FindOfAsync(id) is not null, await store.FindRetryAsync(id));
        var isLive = broadcast.FinishedAt is null || isRecalling;
        var count = broadcast.Status is BroadcastStatus.Draft or BroadcastStatus.Scheduled ? await maker.CountAsync(broadcast.Audience) : (long?)null;
        return visit.Page(broadcast.Title, Html.Of($"""
            <div{Html.If(isLive, $" data-live=\"/staff/broadcasts/{id}/live\" data-mark=\"{LiveBroadcast.Mark(report, approval, recalling)}\"")}>{Layout.Lost(visit)}
            <p>{Words.Badge(visit, broadcast.Status)} {Html.If(broadcast.Urgent, $"<span class=\"badge warn\">{t["broadcast.urgent"]}</span>")}
            {Words.Due(visit, broadcast)}</p>
            <p class="first">{Words.Audience(visit, broadcast.Audience)}</p>
            {Html.If(count is not null, $"<p><strong>{t["broadcast.will-reach", ("count", Visit.Number(count ?? 0))]}</strong></p>")}
            {Html.If(isRecalling, $"<p class=\"note\" role=\"status\">{t["broadcast.recalling"]}</p>")}
            {Html.If(broadcast.StatusReason is not null && approval?.Decision != ApprovalDecision.Returned, $"<p class=\"note{Html.If(broadcast.Status == BroadcastStatus.Paused && broadcast.StatusReason!.Key != BroadcastControl.PausedByHand, $" bad")}\">{visit.Say(broadcast.StatusReason!)}</p>")}
            {Html.If(approval is not null, $"{Approval(visit, broadcast, approval!)}")}
            {Actions(visit, report, hasDraft, retry)}
            {Html.If(report.Counts.Total > 0, $"{Numbers(visit, report, isRecalling)}<section {LiveBroadcast.Place(report)}><div data-markup=\"reasons\">{LiveBroadcast.Reasons(visit, report)}</div></section>")}
            </div><section><h2>{t["broadcast.message"]}</h2>{Preview.Of(visit, messages, broadcast.Content)}</section>
            """));
    }

    private static Html Approval(Visit visit, Broadcast broadcast, Approval approval)
    {
        var t = visit.T;
        if (approval.Decision is { } decision)
        {
            return Html.Of($"""
                <p class="{(decision == ApprovalDecision.Approved ? "soft" : "note bad")}">{t[decision == ApprovalDecision.Approved ? "approval.approved" : "approval.returned", ("author", approval.AuthorName), ("by", approval.DecidedByName ?? ""), ("at", visit.Said(approval.DecidedAt))]} {approval.Remark}</p>
                """);
        }

        if (broadcast.Status != BroadcastStatus.Draft)
        {
            return Html.Nothing; // cancelled before anybody had decided
        }

        var mayDecide = approval.Awaits(visit.Member) && Words.MayAct(visit, broadcast);
        return Html.Of($"""
            <section class="card"><h2>{t["approval.title"]}</h2>
            <p>{t["approval.waits", ("author", approval.AuthorName), ("at", visit.Said(approval.AskedAt))]}</p>
            {Html.If(approval.Author == visit.Member.Id, $"<p class=\"soft\">{t["approval.own"]}</p>")}
            {Html.If(mayDecide, $"""
            {Layout.Form(visit, $"/broadcasts/{broadcast.Id}/approve", Html.Of($"""<p>{t["approval.what"]}</p><button class="main">{t["approval.approve"]}</button>"""))}
            {Layout.Form(visit, $"/broadcasts/{broadcast.Id}/return", Html.Of($"""
            <label for="remark">{t["approval.remark"]}</label><input id="remark" name="remark" required maxlength="300"><button class="danger">{t["approval.return"]}</button>
            """))}
            """)}
            </section>
            """);
    }

    private static Html Actions(Visit visit, BroadcastReport report, bool hasDraft, Broadcast? retry)
    {
        var acts = (Words.MayAct(visit, report.Broadcast) ? BroadcastAct.All.Where(a => visit.Member.May(a.Role) && a.Fits(report) && (retry is null || a.Name != "retry")) : []).ToLookup(a => a.IsGrave);
        return Html.Of($"""
            <div class="actions">{Html.Each(acts[false], a => Act(visit, report.Broadcast.Id, a))}
            {Html.If(report.Counts.Total > 0, $"<a class=\"button\" href=\"/staff/broadcasts/{report.Broadcast.Id}/recipients\">{visit.T["broadcast.recipients"]}</a>")}
            {Html.If(retry is not null, $"<a class=\"button\" href=\"/staff/broadcasts/{retry!.Id}\">{visit.T["broadcast.retried"]}</a>")}
            {Html.If(hasDraft && report.Broadcast.FinishedAt is not null && visit.Member.May(Role.Editor) && Words.MayAct(visit, report.Broadcast), $"{Layout.Form(visit, "/compose", Html.Of($"""<input type="hidden" name="like" value="{report.Broadcast.Id}"><button>{visit.T["broadcast.write-again"]}</button>"""))}")}
            {Html.If(acts.Contains(true), $"<span class=\"grave\">{Html.Each(acts[true], a => Act(visit, report.Broadcast.Id, a))}</span>")}</div>
            """);
    }

    /// <summary>To go on with what has stopped is what one comes for.</summary>
    private static Html Act(Visit visit, long id, BroadcastAct act) => Html.Of($"""
        <a class="button{(act.IsGrave ? " danger" : act.Name == "resume" ? " main" : "")}" href="/staff/broadcasts/{id}/{act.Name}">{visit.T["act-button." + act.Name]}</a>
        """);

    private static Html Numbers(Visit visit, BroadcastReport report, bool isRecalling)
    {
        var t = visit.T;
        var news = LiveBroadcast.NewsOf(visit, report);
        return Html.Of($"""
            <section aria-label="{t["broadcast.numbers"]}" {LiveBroadcast.Place(report)}>
            {Html.If(report.Broadcast.FinishedAt is null, $"<progress data-field=\"done\" max=\"{report.Counts.Total}\" value=\"{news.Done}\" aria-label=\"{t["broadcast.progress"]}\"></progress>")}
            <ul class="numbers">
            <li><b data-field="audience">{news.Audience}</b><span>{t["broadcast.audience"]}</span></li>
            <li><b data-field="sent">{news.Sent}</b><span>{t["broadcast.sent"]}</span></li>
            <li><b data-field="open">{news.Open}</b><span>{t["broadcast.open"]}</span></li>
            {Html.If(report.Broadcast.FinishedAt is null, $"<li><b data-field=\"retrying\">{news.Retrying}</b><span>{t["delivery-state.retrying"]}</span></li>")}
            <li><b data-field="failed">{news.Failed}</b><span>{t["broadcast.failed"]}</span></li>
            <li><b data-field="skipped">{news.Skipped}</b><span>{t["broadcast.skipped"]}</span></li>
            {Html.If(report.Counts[DeliveryState.InDoubt] > 0, $"<li><b data-field=\"inDoubt\">{news.InDoubt}</b><span>{t["broadcast.in-doubt"]}</span></li>")}
            {Html.If(report.Counts[DeliveryState.Recalled] > 0 || isRecalling, $"<li><b data-field=\"recalled\">{news.Recalled}</b><span>{t["broadcast.recalled"]}</span></li>")}
            {Html.If(report.Counts.MaybeTwice > 0, $"<li><b>{Visit.Number(report.Counts.MaybeTwice)}</b><span>{t["broadcast.maybe-twice"]}</span></li>")}
            {Html.If(report.Broadcast.Status == BroadcastStatus.Sending, $"<li><b data-field=\"rate\">{news.Rate}</b><span>{t["broadcast.rate"]}</span></li><li><b data-field=\"eta\">{news.Eta ?? "–"}</b><span>{t["broadcast.eta"]}</span></li>")}
            </ul></section>
            """);
    }
}
