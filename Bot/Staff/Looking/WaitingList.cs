using System.Globalization;
using Bot.Enquiries;
using Bot.Staff.Answering;
using Bot.Staff.Proposing;
using Bot.Staff.Quizzing;

namespace Bot.Staff.Looking;

/// <summary>What waits for a second person besides broadcasts, and what was given back to whoever looks, as a member sees it.</summary>
internal sealed class WaitingList(Proposals proposals, AnsweringDesk desk)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<WaitingEntry>> ListAsync(Caller caller) => await KnownAsync(caller, await proposals.ListWaitingAsync());

    public async Task<IReadOnlyList<WaitingEntry>> ListReturnedAsync(Caller caller) => await KnownAsync(caller, await proposals.ListReturnedAsync(caller.Member.Id, caller.Now - Remembered));

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
            new($"/staff/questions/{question.Id}", caller.T["proposal.key-of", ("question", question.In(caller.Locale).Stem)], proposal),
        ProposalKind.Answer when await desk.FindAsync(caller, long.Parse(proposal.Subject, CultureInfo.InvariantCulture)) is { } enquiry && EnquiryTransitions.IsOpen(enquiry.Status) =>
            new($"/staff/enquiries/{enquiry.Id}", caller.T["proposal.answer-to", ("question", enquiry.Text)], proposal),
        _ => null,
    };
}

/// <summary>Something that waits.</summary>
/// <param name="Path">Its page.</param>
/// <param name="Title">What it is.</param>
/// <param name="Proposal">Who wrote it, and what became of it.</param>
internal sealed record WaitingEntry(string Path, string Title, Proposal Proposal);
