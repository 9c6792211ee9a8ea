using Bot.Broadcasts;
using Bot.Enquiries;
using Bot.Notices;
using Bot.Staff.Answering;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>What is under way and what needs somebody, as one member sees it.</summary>
internal sealed class TodayBoard(NoticeHandling handling, IBroadcastStore store, WaitingList list, BroadcastReporter reporter, EnquiryStore enquiries)
{
    public const int MaxQuestions = 10;

    private const int MostOfAState = 10;

    /// <summary>These stand among the questions already.</summary>
    private static readonly NoticeKind[] ShownAsQuestions = [NoticeKind.EnquiryNew, NoticeKind.EnquiryWaiting];

    public async Task<TodayNow> LookAsync(Visit visit)
    {
        var open = new List<BroadcastReport>();
        foreach (var status in new[] { BroadcastStatus.Sending, BroadcastStatus.Paused, BroadcastStatus.Scheduled })
        {
            foreach (var broadcast in (await store.ListAsync(status)).Where(b => Words.MaySee(visit, b)).Take(MostOfAState))
            {
                open.Add((await reporter.OfAsync(broadcast.Id))!);
            }
        }

        return new()
        {
            Notices = [.. (await handling.OpenAsync(visit)).Where(n => !ShownAsQuestions.Contains(n.Kind))],
            Waiting = await list.ListAsync(visit),
            Returned = await list.ListReturnedAsync(visit),
            Open = open,
            Asked = await enquiries.ListAsync(EnquiryWords.Mine(visit) with { Statuses = EnquiryFilter.Open, OldestFirst = true, Limit = MaxQuestions + 1 }),
        };
    }
}

/// <summary>How things stand.</summary>
internal sealed record TodayNow
{
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>What waits for a second person.</summary>
    public required IReadOnlyList<WaitingEntry> Waiting { get; init; }

    /// <summary>What was given back to this member.</summary>
    public required IReadOnlyList<WaitingEntry> Returned { get; init; }

    /// <summary>Broadcasts that are not over.</summary>
    public required IReadOnlyList<BroadcastReport> Open { get; init; }

    /// <summary>Questions nobody has answered, the oldest first; one more than is shown when there are more.</summary>
    public required IReadOnlyList<Enquiry> Asked { get; init; }

    /// <summary>What makes the page another one: what stands on it, not how far it has come.</summary>
    public string Mark => string.Join(
        ' ',
        Notices.Select(n => $"n{n.Id}")
            .Concat(Waiting.Select(e => $"w{e.Path}"))
            .Concat(Returned.Select(e => $"r{e.Path}"))
            .Concat(Open.Select(r => $"b{r.Broadcast.Id}{r.Broadcast.Status}"))
            .Concat(Asked.Select(e => $"q{e.Id}{e.Status}")));
}
