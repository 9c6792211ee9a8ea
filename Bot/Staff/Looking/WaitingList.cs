using System.Globalization;
using Bot.Enquiries;
using Bot.Staff.Answering;
using Bot.Staff.Proposing;
using Bot.Staff.Quizzing;
using Bot.Staff.Sending;

namespace Bot.Staff.Looking;

/// <summary>What waits for a second person, and what was given back to whoever looks, as a member sees it.</summary>
internal sealed class WaitingList(Approvals approvals, Proposals proposals, AnsweringDesk desk)
{
    /// <summary>So long what was given back stands there for its author.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<WaitingEntry>> ListAsync(Caller caller) =>
    [
        .. (await approvals.ListWaitingAsync()).Where(a => caller.Member.LooksAfter(a.Topic)).Select(WaitingEntry.Of),
        .. await KnownAsync(caller, await proposals.ListWaitingAsync()),
    ];

    public async Task<IReadOnlyList<WaitingEntry>> ListReturnedAsync(Caller caller) =>
    [
        .. (await approvals.ListReturnedAsync(caller.Member.Id, caller.Now - Remembered)).Select(WaitingEntry.Of),
        .. await KnownAsync(caller, await proposals.ListReturnedAsync(caller.Member.Id, caller.Now - Remembered)),
    ];

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
            WaitingEntry.Of($"/staff/questions/{question.Id}", caller.T["proposal.key-of", ("question", question.In(caller.Locale).Stem)], proposal),
        ProposalKind.Answer when await desk.FindAsync(caller, long.Parse(proposal.Subject, CultureInfo.InvariantCulture)) is { } enquiry && EnquiryTransitions.IsOpen(enquiry.Status) =>
            WaitingEntry.Of($"/staff/enquiries/{enquiry.Id}", caller.T["proposal.answer-to", ("question", enquiry.Text)], proposal),
        _ => null,
    };
}

/// <summary>Something that waits, or was given back.</summary>
/// <param name="Path">Its page.</param>
/// <param name="Title">What it is.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="AuthorName">Their name.</param>
/// <param name="AskedAt">Since when it waits.</param>
/// <param name="DecidedBy">Who gave it back.</param>
/// <param name="DecidedAt">When; null while it waits.</param>
/// <param name="Remark">What should change.</param>
internal sealed record WaitingEntry(string Path, string Title, long Author, string AuthorName, DateTimeOffset AskedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Remark)
{
    public static WaitingEntry Of(Approval approval) => new(
        string.Create(CultureInfo.InvariantCulture, $"/staff/broadcasts/{approval.Broadcast}"),
        approval.Title, approval.Author, approval.AuthorName, approval.AskedAt, approval.DecidedByName, approval.DecidedAt, approval.Remark);

    public static WaitingEntry Of(string path, string title, Proposal proposal) =>
        new(path, title, proposal.Author, proposal.AuthorName, proposal.At, proposal.DecidedByName, proposal.DecidedAt, proposal.Remark);
}
