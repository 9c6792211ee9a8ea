using System.Globalization;
using Bot.Broadcasts;
using Bot.Enquiries;
using Bot.Staff.Answering;
using Bot.Staff.Members;
using Bot.Staff.Proposing;
using Bot.Staff.Quizzing;
using Bot.Staff.Sending;

namespace Bot.Staff.Looking;

/// <summary>What waits for a second person, and what was given back to whoever looks, as a member sees it.</summary>
internal sealed class WaitingList(Approvals approvals, IBroadcastStore broadcasts, Proposals proposals, AnsweringDesk desk)
{
    /// <summary>So long what was given back stands there for its author.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<WaitingEntry>> ListAsync(Caller caller) =>
    [
        .. await ListDraftsAsync(caller),
        .. await KnownAsync(caller, await proposals.ListWaitingAsync()),
    ];

    public async Task<IReadOnlyList<WaitingEntry>> ListReturnedAsync(Caller caller) =>
    [
        .. (await approvals.ListReturnedAsync(caller.Member.Id, caller.Now - Remembered)).Select(a => WaitingEntry.Of(a, false)),
        .. await KnownAsync(caller, await proposals.ListReturnedAsync(caller.Member.Id, caller.Now - Remembered)),
    ];

    /// <summary>Messages that wait, of those whose pages they may open.</summary>
    public async Task<IReadOnlyList<WaitingEntry>> ListDraftsAsync(Caller caller)
    {
        var seen = new List<WaitingEntry>();
        foreach (var approval in await approvals.ListWaitingAsync())
        {
            if (await broadcasts.FindAsync(approval.Broadcast) is { } broadcast && Words.MaySee(caller, broadcast))
            {
                seen.Add(WaitingEntry.Of(approval, approval.Awaits(caller.Member) && Words.MayAct(caller, broadcast)));
            }
        }

        return seen;
    }

    private async Task<IReadOnlyList<WaitingEntry>> KnownAsync(Caller caller, IEnumerable<Proposal> found)
    {
        var known = new List<WaitingEntry>();
        foreach (var proposal in found)
        {
            if (await EntryAsync(caller, proposal) is { } entry)
            {
                known.Add(entry);
            }
        }

        return known;
    }

    private async Task<WaitingEntry?> EntryAsync(Caller caller, Proposal proposal) => proposal.Kind switch
    {
        ProposalKind.Key when QuizItems.Find(caller, proposal.Subject) is { } question =>
            WaitingEntry.Of($"/staff/questions/{question.Id}", caller.T["proposal.key-of", ("question", question.In(caller.Locale).Stem)], proposal, caller.Member.May(Role.Reviewer) && proposal.Author != caller.Member.Id),
        ProposalKind.Answer when await desk.FindAsync(caller, long.Parse(proposal.Subject, CultureInfo.InvariantCulture)) is { } enquiry && EnquiryTransitions.IsOpen(enquiry.Status) =>
            WaitingEntry.Of($"/staff/enquiries/{enquiry.Id}", caller.T["proposal.answer-to", ("question", enquiry.Text)], proposal, Answerers.MayAnswer(caller.Member, enquiry, caller.Catalog) && proposal.Author != caller.Member.Id),
        _ => null,
    };
}

/// <summary>Something that waits, or was given back.</summary>
/// <param name="Path">Its page.</param>
/// <param name="Title">What it is.</param>
/// <param name="MayDecide">Whether it waits for whoever looks.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="AskedAt">Since when it waits.</param>
/// <param name="DecidedBy">Who gave it back.</param>
/// <param name="DecidedAt">When; null while it waits.</param>
/// <param name="Remark">What should change.</param>
internal sealed record WaitingEntry(string Path, string Title, bool MayDecide, string AuthorName, DateTimeOffset AskedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Remark)
{
    public static WaitingEntry Of(Approval approval, bool mayDecide) => new(
        string.Create(CultureInfo.InvariantCulture, $"/staff/broadcasts/{approval.Broadcast}"),
        approval.Title, mayDecide, approval.AuthorName, approval.AskedAt, approval.DecidedByName, approval.DecidedAt, approval.Remark);

    public static WaitingEntry Of(string path, string title, Proposal proposal, bool mayDecide) =>
        new(path, title, mayDecide, proposal.AuthorName, proposal.At, proposal.DecidedByName, proposal.DecidedAt, proposal.Remark);
}
