using Bot.Enquiries;
using Bot.Messaging;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Web;

namespace Bot.Staff.Answering;

/// <summary>
/// Answers that take two: one who may not answer alone writes, one who may reads it and sends it, as it is or changed, or gives it back.
/// What stands in the way is said in the caller's language.
/// </summary>
internal sealed class ProposedAnswers(AnsweringDesk desk, Proposals proposals, EnquiryStore store, EnquiryEvents events, EnquiryCalls calls, StaffStore staff)
{
    /// <summary>What waits for a second person.</summary>
    public Task<Proposal?> WaitingAsync(long enquiry) => proposals.WaitingAsync(ProposalKind.Answer, Proposals.Subject(enquiry));

    /// <summary>The last one, whatever became of it.</summary>
    public Task<Proposal?> LastAsync(long enquiry) => proposals.LastAsync(ProposalKind.Answer, Proposals.Subject(enquiry));

    /// <summary>Open enquiries that somebody could write an answer to, the oldest first.</summary>
    public async Task<IReadOnlyList<Enquiry>> ListWantedAsync(Caller caller)
    {
        var taken = await TakenAsync();
        var open = await store.ListAsync(new() { Statuses = EnquiryFilter.Open, OldestFirst = true });
        return [.. open.Where(e => Answerers.MayPropose(caller.Member, e, caller.Catalog) && !taken.ContainsKey(Proposals.Subject(e.Id)))];
    }

    /// <summary>Open enquiries whose answer somebody else wrote and they may release, the oldest first.</summary>
    public async Task<IReadOnlyList<Enquiry>> ListToReleaseAsync(Caller caller)
    {
        var waiting = await TakenAsync();
        var open = waiting.Count == 0 ? [] : await store.ListAsync(new() { Statuses = EnquiryFilter.Open, OldestFirst = true });
        return [.. open.Where(e => waiting.TryGetValue(Proposals.Subject(e.Id), out var author) && author != caller.Member.Id && Answerers.MayAnswer(caller.Member, e, caller.Catalog))];
    }

    /// <summary>Lays an answer before those who may send it, and tells them. The same once more is the same.</summary>
    public async Task<Outcome> ProposeAsync(Caller caller, long id, string answer)
    {
        var text = answer.Trim();
        if (await desk.FindAsync(caller, id) is not { } enquiry || !Answerers.MayPropose(caller.Member, enquiry, caller.Catalog))
        {
            return Outcome.Missing;
        }

        if ((EnquiryTransitions.IsOpen(enquiry.Status) ? EnquiryDesk.Unfit(text) : DeskProblem.Settled) is { } problem)
        {
            return Outcome.Of(DeskProblems.Say(problem), id);
        }

        return await WaitingAsync(id) is { } waiting
            ? Outcome.Of(waiting.Author == caller.Member.Id && waiting.Body == text ? null : caller.T["answering.waits-already"], id)
            : Outcome.Of(await caller.ActAsync("enquiry.propose", AnsweringDesk.Subject(id), null, text, () => AddAsync(caller, enquiry, text)), id);
    }

    /// <summary>Sends an answer that another wrote, just as they wrote it.</summary>
    /// <param name="caller">Who releases it.</param>
    /// <param name="id">The enquiry.</param>
    /// <param name="number">The answer they have read; another one may wait by now.</param>
    public async Task<Outcome> ReleaseAsync(Caller caller, long id, long number) =>
        await WaitingAsync(id) is { } waiting && waiting.Id == number && waiting.Author != caller.Member.Id
            ? await desk.AnswerAsync(caller, id, waiting.Body)
            : NotWaiting(caller, id);

    /// <summary>Gives it back to who wrote it, who is told why.</summary>
    public async Task<Outcome> GiveBackAsync(Caller caller, long id, string remark)
    {
        var t = caller.T;
        return await desk.FindAsync(caller, id) is not { } enquiry || !Answerers.MayAnswer(caller.Member, enquiry, caller.Catalog) ? Outcome.Missing
            : remark.Length is 0 or > Proposal.MaxWords ? Outcome.Of(t["proposal.remark-missing", ("max", Visit.Number(Proposal.MaxWords))], id)
            : await WaitingAsync(id) is not { } proposal ? NotWaiting(caller, id)
            : Outcome.Of(await caller.ActAsync("enquiry.give-back", AnsweringDesk.Subject(id), proposal.Body, remark, async () =>
            {
                if (!await proposals.DecideAsync(proposal.Id, ProposalDecision.Returned, caller.Member.Id, remark))
                {
                    return t["answering.not-waiting"];
                }

                await events.AddAsync(id, caller.Member.Name, EnquiryAct.GivenBack, remark);
                await calls.CallAsync(id, proposal.Author, CallReason.Returned);
                return null;
            }), id);
    }

    /// <summary>Takes back what one wrote, before anybody has decided.</summary>
    public async Task<Outcome> WithdrawAsync(Caller caller, long id) =>
        await WaitingAsync(id) is not { } proposal || proposal.Author != caller.Member.Id ? NotWaiting(caller, id)
        : Outcome.Of(await caller.ActAsync("enquiry.withdraw", AnsweringDesk.Subject(id), proposal.Body, null, async () =>
        {
            if (!await proposals.WithdrawAsync(proposal.Id))
            {
                return caller.T["answering.not-waiting"];
            }

            await events.AddAsync(id, caller.Member.Name, EnquiryAct.Withdrawn);
            return null;
        }), id);

    private async Task<Phrase?> AddAsync(Caller caller, Enquiry enquiry, string text)
    {
        if (await proposals.AddAsync(ProposalKind.Answer, Proposals.Subject(enquiry.Id), caller.Member.Id, text, "") is null)
        {
            return caller.T["answering.waits-already"];
        }

        await events.AddAsync(enquiry.Id, caller.Member.Name, EnquiryAct.Proposed);
        foreach (var member in (await staff.ListAsync()).Where(m => Answerers.MayAnswer(m, enquiry, caller.Catalog)))
        {
            await calls.CallAsync(enquiry.Id, member.Id, CallReason.Proposed);
        }

        return null;
    }

    private static Outcome NotWaiting(Caller caller, long id) => Outcome.Of(caller.T["answering.not-waiting"], id);

    /// <summary>Who has written the answer that waits, by subject.</summary>
    private async Task<Dictionary<string, long>> TakenAsync() =>
        (await proposals.ListWaitingAsync()).Where(p => p.Kind == ProposalKind.Answer).ToDictionary(p => p.Subject, p => p.Author);
}
