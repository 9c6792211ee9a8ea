using Bot.Broadcasts;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Composing;

/// <summary>Turns a draft into a broadcast: sent when it is due, or waiting for a second person.</summary>
internal sealed class Submission(BroadcastMaker maker, DraftStore drafts, Approvals approvals, BroadcastsOptions options)
{
    /// <summary>How long something without a set time waits for a second person before it is too old.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <returns>The broadcast's number.</returns>
    public async Task<long> SubmitAsync(Draft draft, Sheet sheet, Visit visit)
    {
        var made = 0L;
        await visit.ActAsync("broadcast." + (sheet.NeedsApproval ? "submit" : "send"), "broadcasts", null, $"{sheet.Tip!.Id}, {sheet.DueAt:u}, {sheet.Total}", async () =>
        {
            // Pressed twice, it is the same broadcast.
            if ((await drafts.FindAsync(draft.Id, visit.Member.Id))?.BroadcastId is { } already)
            {
                made = already;
                return;
            }

            var urgent = draft.Composition.Urgent;
            var staleAt = sheet.DueAt + (sheet.NeedsApproval && draft.Composition.When is null ? Patience : options.StaleAfter);
            var terms = new SendingTerms { AsDraft = sheet.NeedsApproval, Urgent = urgent, Priority = urgent ? SendingTerms.UrgentPriority : 1 };
            var (broadcast, _) = (await maker.MakeAsync(sheet.Tip!, draft.Composition.To(sheet.Tip!.Id), sheet.DueAt, staleAt, null, terms))!.Value;
            made = broadcast.Id;
            await drafts.SubmittedAsync(draft.Id, made);
            if (sheet.NeedsApproval)
            {
                await approvals.AskAsync(made, sheet.Tip!.Topic, visit.Member.Id);
            }
        });
        return made;
    }
}
