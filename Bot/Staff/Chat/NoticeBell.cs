using Bot.Content;
using Bot.Deliveries;
using Bot.Hosting;
using Bot.Notices;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Chat;

/// <summary>Tells linked staff in their own chat what needs somebody: new notices, and what waits for their approval. What was there before the start is not told again.</summary>
internal sealed class NoticeBell(
    NoticeBoard board, Approvals approvals, StaffStore staff, BroadcastCards cards, StaffPost post, ContentLibrary content, SenderLock senderLock, TimeProvider time, ILogger<NoticeBell> log)
    : PeriodicService(TimeSpan.FromSeconds(5), time, log)
{
    private const int MostAtOnce = 20;

    /// <summary>Of these <see cref="Answering.EnquiryBell"/> tells those who may answer.</summary>
    private static readonly NoticeKind[] Told = [NoticeKind.EnquiryNew, NoticeKind.EnquiryWaiting];

    private long? lastNotice;
    private HashSet<long>? known;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (!senderLock.IsHeld)
        {
            return;
        }

        var notices = await board.ListAfterAsync(lastNotice ?? await board.LastAsync(), MostAtOnce);
        lastNotice = notices.Count > 0 ? notices[^1].Id : lastNotice ?? await board.LastAsync();
        var waiting = await approvals.ListWaitingAsync();
        var fresh = known is null ? [] : waiting.Where(a => !known.Contains(a.Broadcast)).ToArray();
        var decided = known?.Except(waiting.Select(a => a.Broadcast)).ToArray() ?? [];
        known = [.. waiting.Select(a => a.Broadcast)];
        if (notices.Count + fresh.Length + decided.Length == 0)
        {
            return;
        }

        var linked = (await staff.ListAsync()).Where(m => m.Chat is not null && m.DisabledAt is null).ToArray();
        foreach (var id in decided)
        {
            await TellDecidedAsync(id, linked, stoppingToken);
        }

        foreach (var member in linked)
        {
            foreach (var notice in notices.Where(n => n.Severity > NoticeSeverity.Info && !Told.Contains(n.Kind) && member.LooksAfter(n.Topic)))
            {
                await post.TellAsync(member, await cards.OfAsync(member, notice), stoppingToken);
            }

            foreach (var approval in fresh.Where(a => member.May(Role.Reviewer) && a.Author != member.Id && member.LooksAfter(a.Topic)))
            {
                foreach (var message in await cards.ToApproveAsync(member, approval))
                {
                    await post.TellAsync(member, message, stoppingToken);
                }
            }
        }
    }

    /// <summary>Whoever wrote it is told what became of it, and what to change.</summary>
    private async Task TellDecidedAsync(long broadcast, IReadOnlyList<StaffMember> linked, CancellationToken stoppingToken)
    {
        if (await approvals.FindAsync(broadcast) is { Decision: { } decision } approval && linked.FirstOrDefault(m => m.Id == approval.Author) is { } author)
        {
            var texts = new StaffTexts(content.Current.Texts.For(author.Locale));
            await post.TellAsync(author, new(texts.Message(
                decision == ApprovalDecision.Approved ? "chat.yours-approved" : "chat.yours-returned",
                ("title", approval.Title), ("by", approval.DecidedByName ?? ""), ("remark", approval.Remark ?? ""))), stoppingToken);
        }
    }
}
