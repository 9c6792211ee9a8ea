using System.Globalization;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Sending;

namespace Bot.Staff.Api;

/// <summary>Broadcasts: what they are, how they stand, what can be done to them.</summary>
internal static class BroadcastsApi
{
    private const string Csv = "subscriber,channel,address,name,state,reason,attempts,maybe_twice,at,message_id\n345,telegram,1002003,赵大叔,Sent,,1,no,2026-11-21T07:00:04.120Z,87\n";

    public static void Map(ApiRoutes routes)
    {
        routes.Read<Page<BroadcastShape>>(
            "/broadcasts", Scope.BroadcastsRead, "The broadcasts of the topics you look after, the newest first.", ListAsync,
            ApiQuery.Search("Part of the title."), ApiQuery.Of<BroadcastStatus>("status", "Only those that stand there."), ApiQuery.Limit, ApiQuery.Cursor);
        routes.Read<BroadcastDetail>("/broadcasts/{id:long}", Scope.BroadcastsRead, "One broadcast with its counts, reasons of failure and approval.", ShowAsync);
        routes.Read<MessagesShape>("/broadcasts/{id:long}/messages", Scope.BroadcastsRead, "What it says, in each language and form.", MessagesAsync);
        routes.Read<Page<RecipientShape>>(
            "/broadcasts/{id:long}/recipients", Scope.SubscribersRead, "Who got it and who did not, and why; those of the regions you look after.", RecipientsAsync,
            ApiQuery.Search("Part of a name, an address or a reason."), ApiQuery.Of<DeliveryState>("state", "Only what became that."), ApiQuery.Limit, ApiQuery.Cursor);
        routes.File(
            "/broadcasts/{id:long}/recipients.csv", Scope.SubscribersRead, Role.Editor, "All of them as a table; only for those who look after all regions. It stands in the audit log.", Csv,
            async (long id, ApiCall call, RecipientExport export) => call.Member.Regions.Count > 0 ? call.NotEverybody() : (IResult?)await export.OfAsync(call, id) ?? call.Missing(), "text/csv");
        routes.Act<BroadcastDetail>(
            "/broadcasts/{id:long}/approve", Scope.BroadcastsApprove, Scope.BroadcastsApprove.Role, "Approves what another wrote: it goes out when it is due. Nobody approves their own.",
            async (long id, ApiCall call, Deciding deciding, BroadcastReporter reporter, Approvals approvals) =>
                await call.AnswerAsync(await deciding.ApproveAsync(id, call), _ => DetailAsync(id, call, reporter, approvals)));
        routes.Act<ReturnBody, BroadcastDetail>(
            "/broadcasts/{id:long}/return", Scope.BroadcastsApprove, Scope.BroadcastsApprove.Role, "Gives back what another wrote, with a remark: it is not sent.", ReturnAsync);
        foreach (var act in BroadcastAct.All)
        {
            routes.Act<BroadcastDetail>(
                $"/broadcasts/{{id:long}}/{act.Name}", Scope.BroadcastsWrite, act.Role, Summary(act.Name),
                async (long id, ApiCall call, BroadcastActing acting, BroadcastReporter reporter, Approvals approvals) =>
                    await call.AnswerAsync(await acting.DoAsync(act, id, call), target => DetailAsync(target, call, reporter, approvals)));
        }
    }

    private static string Summary(string act) => act switch
    {
        "pause" => "Stops sending; who has not got it waits until it is resumed.",
        "resume" => "Goes on sending what was paused.",
        "cancel" => "Ends it for good; who has not got it does not get it.",
        "recall" => "Takes back what was sent, where the channel can; what was not sent is cancelled.",
        "retry" => "Makes a new broadcast to those whose delivery failed, and answers with it.",
        _ => act,
    };

    private static async Task<ApiAnswer> ListAsync(ApiCall call, BroadcastFinder finder)
    {
        var page = await finder.PageAsync(call, call.Query("search"), call.Word<BroadcastStatus>("status"), call.Cursor, call.Limit + 1);
        return call.Page(page, b => b.Id.ToString(CultureInfo.InvariantCulture), b => BroadcastShape.Of(b, call));
    }

    private static async Task<ApiAnswer> ShowAsync(long id, ApiCall call, BroadcastReporter reporter, Approvals approvals) => await DetailAsync(id, call, reporter, approvals);

    private static async Task<ApiAnswer> MessagesAsync(long id, ApiCall call, IBroadcastStore store) =>
        await store.FindAsync(id) is { } broadcast && Words.MaySee(call, broadcast)
            ? ApiAnswer.Ok(new MessagesShape(MessageShape.All(await store.MessagesAsync(id))))
            : call.Missing();

    private static async Task<ApiAnswer> RecipientsAsync(long id, ApiCall call, IBroadcastStore store, RecipientFinder finder)
    {
        if (await store.FindAsync(id) is not { } broadcast || !Words.MaySee(call, broadcast))
        {
            return call.Missing();
        }

        var page = await finder.PageAsync(call, id, call.Query("search"), call.Word<DeliveryState>("state"), call.Cursor ?? 0, call.Limit + 1);
        return call.Page(page, r => r.Subscriber.ToString(CultureInfo.InvariantCulture), RecipientShape.Of);
    }

    private static async Task<ApiAnswer> ReturnAsync(long id, ApiCall call, Deciding deciding, BroadcastReporter reporter, Approvals approvals)
    {
        var remark = call.Body<ReturnBody>().Remark.Trim();
        return remark.Length is 0 or > Deciding.MaxRemark
            ? call.Invalid([new("remark", call.T["problem.remark", ("max", $"{Deciding.MaxRemark}")])])
            : await call.AnswerAsync(await deciding.ReturnAsync(id, call, remark), _ => DetailAsync(id, call, reporter, approvals));
    }

    private static async Task<ApiAnswer> DetailAsync(long id, ApiCall call, BroadcastReporter reporter, Approvals approvals) =>
        await reporter.OfAsync(id) is { } report && Words.MaySee(call, report.Broadcast)
            ? ApiAnswer.Ok(BroadcastDetail.Of(report, await approvals.FindAsync(id), call))
            : call.Missing();
}
