using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>Pause, resume, cancel, recall, retry: each with a page that says what it will do, and to how many.</summary>
internal static class BroadcastActPages
{
    public static void Map(StaffRoutes routes)
    {
        foreach (var act in BroadcastAct.All)
        {
            routes.Read($"/broadcasts/{{id:long}}/{act.Name}", act.Role, (long id, Visit visit, BroadcastReporter reporter, IDeliveryLedger ledger) => AskAsync(act, id, visit, reporter, ledger));
            routes.Act($"/broadcasts/{{id:long}}/{act.Name}", act.Role, async (long id, Visit visit, BroadcastActing acting) =>
                visit.Answer(await acting.DoAsync(act, id, visit), target => visit.Go($"/broadcasts/{target}", act.Name)));
        }
    }

    private static async Task<IResult> AskAsync(BroadcastAct act, long id, Visit visit, BroadcastReporter reporter, IDeliveryLedger ledger)
    {
        if (await reporter.OfAsync(id) is not { } report || !Words.MayAct(visit, report.Broadcast))
        {
            return visit.Missing();
        }

        if (!act.Fits(report))
        {
            return visit.Refused(visit.T["act-over"], $"/broadcasts/{id}");
        }

        var t = visit.T;
        var gone = act == BroadcastAct.Retry ? await ledger.CountFailedAndGoneAsync(id) : 0;
        return visit.Page(t["act-title." + act.Name, ("title", report.Broadcast.Title)], Html.Of($"""
            <p>{act.What(visit, report, gone)}</p>
            {Html.If(act == BroadcastAct.Retry, $"<section>{LiveBroadcast.Reasons(visit, report)}</section>")}
            <div class="actions">{Layout.Form(visit, $"/broadcasts/{id}/{act.Name}", Html.Of($"""
            <button class="{(act.IsGrave ? "main danger" : "main")}">{t["act-button." + act.Name]}</button>
            """))}<a class="button" href="/staff/broadcasts/{id}">{t["act-no"]}</a></div>
            """));
    }
}
