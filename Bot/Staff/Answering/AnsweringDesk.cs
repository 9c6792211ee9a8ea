using System.Globalization;
using Bot.Content;
using Bot.Enquiries;
using Bot.Staff.Members;
using Bot.Staff.Proposing;

namespace Bot.Staff.Answering;

/// <summary>
/// What staff do with enquiries, at the console and in the chat alike: whether they may, the act itself, and its entry in the audit
/// log, in one transaction. What stands in the way is said in their own language.
/// </summary>
internal sealed class AnsweringDesk(EnquiryDesk desk, EnquiryStore store, EnquiryEvents events, EnquiryCalls calls, FaqDraft drafts, StaffStore staff, Proposals proposals)
{
    /// <summary>An enquiry that somebody may see; null when there is none.</summary>
    public async Task<Enquiry?> FindAsync(Caller caller, long id) =>
        await store.FindAsync(id) is { } enquiry && Answerers.MaySee(caller.Member, enquiry, caller.Catalog) ? enquiry : null;

    /// <summary>Answers it. If another wrote an answer that waits, that is released with this, as it is or changed.</summary>
    public async Task<Outcome> AnswerAsync(Caller caller, long id, string answer) =>
        await proposals.WaitingAsync(ProposalKind.Answer, Proposals.Subject(id)) is not { } proposal || proposal.Author == caller.Member.Id
            ? await DoAsync(caller, id, "enquiry.answer", answer, Answerers.MayAnswer, () => desk.AnswerAsync(id, answer, caller.Member.Name))
            : await DoAsync(caller, id, "enquiry.release", answer, Answerers.MayAnswer, async () =>
            {
                var problem = await desk.AnswerAsync(id, answer, caller.Member.Name);
                if (problem is null)
                {
                    await proposals.DecideAsync(proposal.Id, ProposalDecision.Released, caller.Member.Id, null);
                }

                return problem;
            }, before: proposal.Body);

    public Task<Outcome> DeclineAsync(Caller caller, long id, string reason) => DoAsync(caller, id, "enquiry.decline", reason, Answerers.MayAnswer, () => desk.DeclineAsync(id, reason, caller.Member.Name));

    /// <summary>Whoever is joined to an answered enquiry gets its answer at once: so it takes the same right as answering.</summary>
    public Task<Outcome> JoinAsync(Caller caller, long id, long of) => DoAsync(caller, id, "enquiry.join", $"enquiry/{of}", Answerers.MayAnswer, async () =>
        await FindAsync(caller, of) is null ? DeskProblem.NothingToJoin : await desk.JoinAsync(id, of, caller.Member.Name));

    public Task<Outcome> PassOnAsync(Caller caller, long id) => DoAsync(caller, id, "enquiry.pass-on", null, MayWrite, () => desk.PassOnAsync(id, caller.Member.Name));

    public Task<Outcome> FileAsync(Caller caller, long id, string topic) => DoAsync(
        caller, id, "enquiry.file", topic, (member, enquiry, catalog) => Answerers.MayFile(member, enquiry, topic, catalog), () => desk.FileAsync(id, topic, caller.Member.Name));

    /// <summary>Gives it to somebody who may answer it, and tells them unless they took it themselves.</summary>
    public async Task<Outcome> AssignAsync(Caller caller, long id, long to) =>
        await FindAsync(caller, id) is not { } enquiry ? Outcome.Missing
        : await staff.FindAsync(to) is not { } target || !Answerers.MayAnswer(target, enquiry, caller.Catalog) ? Outcome.Of(caller.T["answering.not-theirs"], id)
        : await DoAsync(caller, id, "enquiry.assign", target.Name, MayWrite, async () =>
        {
            var problem = await desk.AssignAsync(id, target.Name, caller.Member.Name);
            if (problem is null && target.Id != caller.Member.Id)
            {
                await calls.CallAsync(id, target.Id, CallReason.Assigned);
            }

            return problem;
        });

    /// <summary>Writes the answer into the content folder as a draft.</summary>
    /// <returns>Its path there; null when something stands in the way.</returns>
    public async Task<(string? Path, Outcome Outcome)> DraftAsync(Caller caller, long id)
    {
        if (!caller.Member.May(Role.Editor) || await FindAsync(caller, id) is null)
        {
            return (null, Outcome.Missing);
        }

        var (path, problem) = await drafts.WriteAsync(id);
        if (path is null)
        {
            return (null, Outcome.Of(problem, id));
        }

        await caller.ActAsync("enquiry.draft", Subject(id), null, path, () => events.AddAsync(id, caller.Member.Name, EnquiryAct.Drafted, path));
        return (path, Outcome.Of(null, id));
    }

    private async Task<Outcome> DoAsync(
        Caller caller, long id, string act, string? after, Func<StaffMember, Enquiry, ContentCatalog, bool> may, Func<Task<DeskProblem?>> work, string? before = null)
    {
        var t = caller.T;
        return await FindAsync(caller, id) is not { } enquiry ? Outcome.Missing
            : !may(caller.Member, enquiry, caller.Catalog) ? Outcome.Of(t["answering.needs", ("role", t.Name(Answerers.Needed(enquiry, caller.Catalog)))], id)
            : Outcome.Of(
                await caller.ActAsync(
                    act, Subject(id), before ?? $"{enquiry.Status} {enquiry.AssignedTo}".TrimEnd(), after?.Trim(), async () => await work() is { } problem ? DeskProblems.Say(problem) : null),
                id);
    }

    public static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"enquiries/{id}");

    private static bool MayWrite(StaffMember member, Enquiry enquiry, ContentCatalog catalog) => member.May(Role.Editor) && Answerers.MaySee(member, enquiry, catalog);
}
