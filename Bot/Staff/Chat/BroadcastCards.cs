using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Messaging;
using Bot.Notices;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Chat;

/// <summary>What linked staff see of a broadcast in their own chat: one that waits for them, and one in trouble, with what they can do about it.</summary>
internal sealed class BroadcastCards(
    BroadcastReporter reporter, IBroadcastStore store, BroadcastMaker maker, IDeliveryLedger ledger, ContentLibrary content, IServiceProvider services)
{
    private const string Subject = "broadcast/";

    /// <summary>What a second person looks at before they approve: what it says, then to whom it goes, how many those are, and when. Empty when it is none of theirs.</summary>
    public async Task<IReadOnlyList<OutboundMessage>> ToApproveAsync(StaffMember member, Approval approval)
    {
        if (await store.FindAsync(approval.Broadcast) is not { } broadcast || !Words.MayAct(member, content.Current, broadcast))
        {
            return [];
        }

        var caller = new ChatCaller(services, member);
        var t = caller.T;
        var messages = await store.MessagesAsync(broadcast.Id);
        string[] terms =
        [
            Words.Audience(caller, broadcast.Audience),
            t["broadcast.will-reach", ("count", Visit.Number(await maker.CountAsync(broadcast.Audience)))],
            Words.Due(caller, broadcast),
            .. broadcast.Urgent ? [t["broadcast.urgent"]] : Array.Empty<string>(),
        ];
        return
        [
            messages.GetValueOrDefault(content.Current.Texts.DefaultLocale) ?? messages.Values.First(),
            new(t.Message("chat.approve", ("title", approval.Title), ("author", approval.AuthorName), ("terms", string.Join('\n', terms))))
            {
                Choices = [[new(t["approval.approve"], Code(StaffCommands.Approve, broadcast.Id))]],
            },
        ];
    }

    /// <summary>A notice; of a broadcast that has stopped, or failed for many, with what can be done and what that does, for whoever may.</summary>
    public async Task<OutboundMessage> OfAsync(StaffMember member, Notice notice)
    {
        var caller = new ChatCaller(services, member);
        if (Remedy(notice.Kind) is not { } act || await ReportAsync(notice) is not { } report
            || !act.Fits(report) || !member.May(act.Role) || !Words.MayAct(caller, report.Broadcast))
        {
            return new(content.Current.Message(notice.Phrase, member.Locale));
        }

        var gone = act == BroadcastAct.Retry ? await ledger.CountFailedAndGoneAsync(report.Broadcast.Id) : 0;
        return new(caller.T.Message("chat.notice", ("notice", caller.Say(notice.Phrase)), ("what", act.What(caller, report, gone))))
        {
            Choices = [[new(caller.T["act-button." + act.Name], Code(act.Name, report.Broadcast.Id))]],
        };
    }

    private static BroadcastAct? Remedy(NoticeKind kind) => kind switch
    {
        NoticeKind.BroadcastPaused => BroadcastAct.Resume,
        NoticeKind.BroadcastFailed => BroadcastAct.Retry,
        _ => null,
    };

    private async Task<BroadcastReport?> ReportAsync(Notice notice) =>
        notice.Subject is { } subject && subject.StartsWith(Subject, StringComparison.Ordinal) && long.TryParse(subject[Subject.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await reporter.OfAsync(id)
            : null;

    private static string Code(string command, long id) => string.Create(CultureInfo.InvariantCulture, $"{command}:{id}");
}
