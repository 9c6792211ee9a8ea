using Bot.Broadcasts;
using Bot.Staff.Sending;

namespace Bot.Staff.Composing;

/// <summary>Turns a draft into a broadcast: sent when it is due, or waiting for a second person.</summary>
internal sealed class Submission(BroadcastMaker maker, DraftStore drafts, SheetMaker sheets, Approvals approvals, BroadcastsOptions options)
{
    /// <summary>How long something without a set time waits for a second person before it is too old.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>Submits somebody's own draft, unless something blocks it. Submitted twice, it is the same broadcast.</summary>
    /// <returns>Null when they have no such draft.</returns>
    public async Task<Submitted?> SubmitAsync(long id, Caller caller)
    {
        if (await drafts.FindAsync(id, caller.Member.Id) is not { } draft)
        {
            return null;
        }

        var sheet = await sheets.MakeAsync(draft, caller);
        return draft.BroadcastId is { } already ? new(draft, sheet, already)
            : sheet.Blockers.Count > 0 ? new(draft, sheet, null)
            : new(draft, sheet, await MakeAsync(draft, sheet, caller));
    }

    private async Task<long> MakeAsync(Draft draft, Sheet sheet, Caller caller)
    {
        var made = 0L;
        await caller.ActAsync("broadcast." + (sheet.NeedsApproval ? "submit" : "send"), "broadcasts", null, $"{sheet.Tip!.Id}, {sheet.DueAt:u}, {sheet.Total}", async () =>
        {
            if ((await drafts.FindAsync(draft.Id, caller.Member.Id))?.BroadcastId is { } already)
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
                await approvals.AskAsync(made, sheet.Tip!.Topic, caller.Member.Id);
            }
        });
        return made;
    }
}

/// <summary>What came of submitting a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Sheet">What was known of it.</param>
/// <param name="Broadcast">The broadcast it became; null when the sheet says what blocks it.</param>
internal sealed record Submitted(Draft Draft, Sheet Sheet, long? Broadcast);
