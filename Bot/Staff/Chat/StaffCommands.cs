using System.Globalization;
using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Dispatching;
using Bot.Messaging;
using Bot.Notices;
using Bot.Schedules;
using Bot.Staff.Looking;
using Bot.Staff.Members;
using Bot.Staff.Sending;
using Bot.Staff.Web;

namespace Bot.Staff.Chat;

/// <summary>What linked staff may ask for in their own chat: <c>/today</c>, <c>/stats</c>, <c>/pause</c>, and the buttons of notices. To anybody else these are words nobody knows.</summary>
internal sealed class StaffCommands(
    StaffStore staff,
    IBroadcastStore broadcasts,
    BroadcastReporter reporter,
    BroadcastActing acting,
    Deciding deciding,
    Approvals approvals,
    NoticeBoard board,
    Forecaster forecaster,
    Tallies tallies,
    ContentLibrary content,
    IServiceProvider services,
    TimeZoneInfo zone,
    TimeProvider time) : IUpdateHandler
{
    public const string Approve = "approve";

    private const int MostButtons = 8;

    /// <summary>What can be done to a broadcast from here: nothing that cannot be taken back.</summary>
    public static IReadOnlyList<BroadcastAct> Acts { get; } = [BroadcastAct.Pause, BroadcastAct.Resume, BroadcastAct.Retry];

    public IReadOnlyList<string> Handles => ["today", "stats", Approve, .. Acts.Select(a => a.Name)];

    public async Task<IReadOnlyList<Reply>> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var catalog = content.Current;
        if (request.Update.IsGroup || await staff.FindByChatAsync(request.Update.Conversation.ToString()) is not { } member)
        {
            return [new(new OutboundMessage(catalog.Texts.For(catalog.Texts.LocaleFor(request.Update.Language))[TextKeys.Unknown]))];
        }

        var texts = new StaffTexts(catalog.Texts.For(member.Locale));
        var answer = (request.Command, long.TryParse(request.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) switch
        {
            ("today", _) => await TodayAsync(member, catalog, texts),
            ("stats", _) => await StatsAsync(member, catalog, texts),
            ("pause", false) => await AskWhichAsync(member, catalog, texts),
            (var command, true) when Acts.FirstOrDefault(a => a.Name == command) is { } act =>
                await ActAsync(member, texts, id, act.Role, "chat.did." + act.Name, caller => acting.DoAsync(act, id, caller)),
            (Approve, true) => await ActAsync(member, texts, id, Role.Reviewer, "chat.approved", caller => deciding.ApproveAsync(id, caller)),
            _ => new(texts.Message("chat.help")),
        };
        return [new(answer)];
    }

    private async Task<OutboundMessage> TodayAsync(StaffMember member, ContentCatalog catalog, StaffTexts texts)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var leaving = (await forecaster.LookAheadAsync(today, 1)).Where(e => e.DueAt >= now && member.LooksAfter(e.Content is { } tip && catalog.Tips.TryGetValue(tip, out var found) ? found.Topic : null));
        var lines = leaving.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.LeavesAt:HH:mm} {e.Title ?? e.Schedule} ({e.Audience})")).ToArray();
        var waiting = (await approvals.ListWaitingAsync()).Count(a => member.LooksAfter(a.Topic));
        var open = (await board.ListOpenAsync(200)).Count(n => member.LooksAfter(n.Topic));
        return new(texts.Message(
            "chat.today", ("leaving", lines.Length == 0 ? texts["forecast.nothing"] : string.Join('\n', lines)),
            ("waiting", waiting.ToString(CultureInfo.InvariantCulture)), ("notices", open.ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<OutboundMessage> StatsAsync(StaffMember member, ContentCatalog catalog, StaffTexts texts)
    {
        var people = await tallies.LatestAsync(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime));
        var last = (await broadcasts.ListAsync(20)).FirstOrDefault(b => b.StartedAt is not null && Words.MaySee(member, catalog, b));
        var report = last is null ? null : await reporter.OfAsync(last.Id);
        return new(texts.Message(
            "chat.stats", ("active", Visit.Number(people.Active)), ("joined", Visit.Number(people.JoinedThisWeek)), ("title", last?.Title ?? "–"),
            ("sent", Visit.Number(report?.Counts[DeliveryState.Sent] ?? 0)), ("failed", Visit.Number(report?.Counts[DeliveryState.Failed] ?? 0))));
    }

    private async Task<OutboundMessage> AskWhichAsync(StaffMember member, ContentCatalog catalog, StaffTexts texts)
    {
        var running = (await broadcasts.ListAsync(BroadcastStatus.Sending)).Where(b => Words.MayAct(member, catalog, b)).Take(MostButtons).ToArray();
        return running.Length == 0
            ? new(texts.Message("chat.nothing-running"))
            : new(texts.Message("chat.pause-which")) { Choices = [.. running.Select(b => new[] { new Choice(b.Title.CutTo(40), $"{BroadcastAct.Pause.Name}:{b.Id}") })] };
    }

    /// <summary>The same as the console does: with the same rights, and in the audit log.</summary>
    private async Task<OutboundMessage> ActAsync(StaffMember member, StaffTexts texts, long id, Role role, string done, Func<Caller, Task<Outcome>> work)
    {
        var outcome = member.May(role) ? await work(new ChatCaller(services, member)) : Outcome.Missing;
        return new(
            outcome.IsMissing ? texts.Message("chat.not-yours")
            : outcome.Problem is { } problem ? texts.Message("chat.not-done", ("problem", content.Current.Say(problem, member.Locale)))
            : texts.Message(done, ("title", (await broadcasts.FindAsync(id))!.Title)));
    }
}
