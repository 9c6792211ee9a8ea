using System.Globalization;
using Bot.Broadcasts;
using Bot.Messaging;

namespace Bot.Staff.Sending;

/// <summary>Four eyes: what one wrote, another releases or gives back.</summary>
internal sealed class Deciding(IBroadcastStore store, Approvals approvals, BroadcastControl control)
{
    public const int MaxRemark = 300;

    public Task<Outcome> ApproveAsync(long id, Caller caller) => DecideAsync(id, caller, ApprovalDecision.Approved, null, () => control.ReleaseAsync(id));

    /// <param name="id">The broadcast.</param>
    /// <param name="caller">Who gives it back.</param>
    /// <param name="remark">Why: its author has to know what to change.</param>
    public async Task<Outcome> ReturnAsync(long id, Caller caller, string remark) => remark.Length is 0 or > MaxRemark
        ? Outcome.Of(caller.T["problem.remark", ("max", MaxRemark.ToString(CultureInfo.InvariantCulture))], id)
        : await DecideAsync(id, caller, ApprovalDecision.Returned, remark, () => control.CancelAsync(id));

    private async Task<Outcome> DecideAsync(long id, Caller caller, ApprovalDecision decision, string? remark, Func<Task<Phrase?>> then)
    {
        if (await store.FindAsync(id) is not { } broadcast || !await approvals.MayDecideAsync(caller.Member, caller.Catalog, broadcast))
        {
            return Outcome.Missing;
        }

        if (decision == ApprovalDecision.Approved && caller.Now >= broadcast.StaleAt)
        {
            return Outcome.Of(caller.T["approval.too-late"], id);
        }

        var act = $"broadcast.{decision.ToString().ToLowerInvariant()}";
        var problem = await caller.ActAsync(act, string.Create(CultureInfo.InvariantCulture, $"broadcasts/{id}"), broadcast.Status.ToString(), remark ?? broadcast.Title, async () =>
            await approvals.DecideAsync(id, decision, caller.Member.Id, remark)
                ? await then()
                : caller.T["approval.not-yours"]);
        if (problem is not null && await approvals.FindAsync(id) is { } approval && approval.Decision == decision && approval.DecidedByName == caller.Member.Name)
        {
            return Outcome.Of(null, id); // the button was pressed twice
        }

        return Outcome.Of(problem, id);
    }
}
