using System.Globalization;
using Bot.Broadcasts;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>Four eyes: what one wrote, another releases or gives back.</summary>
internal static class ApprovalPages
{
    public static void Map(StaffRoutes routes)
    {
        routes.Act("/broadcasts/{id:long}/approve", Role.Reviewer, (long id, Visit visit, IBroadcastStore store, Approvals approvals, BroadcastControl control) =>
            DecideAsync(id, visit, store, approvals, ApprovalDecision.Approved, "approved", null, () => control.ReleaseAsync(id)));
        routes.Act("/broadcasts/{id:long}/return", Role.Reviewer, (long id, Visit visit, IBroadcastStore store, Approvals approvals, BroadcastControl control) =>
            DecideAsync(id, visit, store, approvals, ApprovalDecision.Returned, "returned", visit.Field("remark"), () => control.CancelAsync(id)));
    }

    private static async Task<IResult> DecideAsync(
        long id, Visit visit, IBroadcastStore store, Approvals approvals, ApprovalDecision decision, string done, string? remark, Func<Task<string?>> then)
    {
        if (await store.FindAsync(id) is not { } broadcast || !Words.MayAct(visit, broadcast))
        {
            return visit.Missing();
        }

        if (decision == ApprovalDecision.Approved && visit.Now >= broadcast.StaleAt)
        {
            return visit.Refused(visit.T["approval.too-late"]);
        }

        var problem = await visit.ActAsync($"broadcast.{done}", string.Create(CultureInfo.InvariantCulture, $"broadcasts/{id}"), broadcast.Status.ToString(), remark ?? broadcast.Title, async () =>
            await approvals.DecideAsync(id, decision, visit.Member.Id, remark is { Length: > 300 } ? remark[..300] : remark) ? await then() : visit.T["approval.not-yours"]);
        return problem is null ? visit.Go($"/broadcasts/{id}", done) : visit.Refused(problem);
    }
}
