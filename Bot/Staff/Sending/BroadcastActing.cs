using System.Globalization;
using Bot.Broadcasts;
using Bot.Messaging;

namespace Bot.Staff.Sending;

/// <summary>Does what <see cref="BroadcastAct"/> names.</summary>
internal sealed class BroadcastActing(BroadcastReporter reporter, BroadcastControl control, BroadcastsOptions options)
{
    /// <returns>With the number of the broadcast to look at afterwards: of a retry, the new one.</returns>
    public async Task<Outcome> DoAsync(BroadcastAct act, long id, Caller caller)
    {
        if (await reporter.OfAsync(id) is not { } report || !Words.MayAct(caller, report.Broadcast))
        {
            return Outcome.Missing;
        }

        if (!act.Fits(report))
        {
            return Outcome.Of(act.IsDone(report) ? null : caller.T["act-over"], id);
        }

        var target = id;
        var problem = await caller.ActAsync(
            $"broadcast.{act.Name}", string.Create(CultureInfo.InvariantCulture, $"broadcasts/{id}"), report.Broadcast.Status.ToString(), report.Broadcast.Title, async () =>
            {
                (target, var trouble) = await RunAsync(act, id);
                return trouble;
            });
        return Outcome.Of(problem, target);
    }

    private async Task<(long Target, Phrase? Problem)> RunAsync(BroadcastAct act, long id)
    {
        if (act.Name == "retry")
        {
            var (again, _, problem) = await control.RetryFailedAsync(id, options.StaleAfter);
            return (again?.Id ?? id, problem);
        }

        return (id, await (act.Name switch
        {
            "pause" => control.PauseAsync(id),
            "resume" => control.ResumeAsync(id),
            "cancel" => control.CancelAsync(id),
            "recall" => control.RecallAsync(id),
            _ => throw new InvalidOperationException($"Nobody knows how to {act.Name}."),
        }));
    }
}
