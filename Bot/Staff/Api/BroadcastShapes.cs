using Bot.Broadcasts;
using Bot.Content;
using Bot.Deliveries;
using Bot.Staff.Sending;

namespace Bot.Staff.Api;

/// <summary>Whom something goes to: a subscriber must match every list that is not empty.</summary>
/// <param name="Topics">Subscribed to any of these topics.</param>
/// <param name="Regions">Living in any of these regions, or inside one.</param>
/// <param name="Crops">Growing any of these crops.</param>
/// <param name="Audiences">Being any of these kinds of people.</param>
/// <param name="Channels">Reached on any of these channels.</param>
internal sealed record AudienceShape(
    IReadOnlyList<string>? Topics = null, IReadOnlyList<string>? Regions = null, IReadOnlyList<string>? Crops = null, IReadOnlyList<string>? Audiences = null, IReadOnlyList<string>? Channels = null)
{
    public static AudienceShape Example { get; } = new(["agriculture"], ["371324"], [], [], []);

    public static AudienceShape Of(AudienceFilter filter) => new(filter.Topics, filter.Regions, filter.Crops, filter.Audiences, filter.Channels);

    public AudienceFilter ToFilter() => new() { Topics = Topics ?? [], Regions = Regions ?? [], Crops = Crops ?? [], Audiences = Audiences ?? [], Channels = Channels ?? [] };
}

/// <summary>A broadcast in a list.</summary>
internal sealed record BroadcastShape(
    long Id, string Title, string Content, BroadcastStatus Status, string? StatusReason, AudienceShape Audience, bool Urgent,
    DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset StaleAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt) : IShape<BroadcastShape>
{
    public static BroadcastShape Example { get; } = new(
        12, "今晚有霜", "frost", BroadcastStatus.Sending, null, AudienceShape.Example, false,
        Moment.At(6, 55), Moment.At(7, 0), Moment.At(7, 0).AddDays(1), Moment.At(7, 0), null);

    public static BroadcastShape Of(Broadcast b, Caller caller) => new(
        b.Id, b.Title, b.Content, b.Status, b.StatusReason is null ? null : caller.Say(b.StatusReason), AudienceShape.Of(b.Audience), b.Urgent, b.CreatedAt, b.DueAt, b.StaleAt, b.StartedAt, b.FinishedAt);
}

/// <summary>One broadcast: how it stands, why what failed failed, and who decided about it.</summary>
/// <param name="Broadcast">What it is.</param>
/// <param name="Counts">How many deliveries are in which state.</param>
/// <param name="Total">How many it goes to; 0 while its audience is not frozen.</param>
/// <param name="MaybeTwice">How many perhaps got it twice.</param>
/// <param name="Reasons">How many failed or were skipped for which reason.</param>
/// <param name="Rate">Messages a second over the last ten seconds.</param>
/// <param name="Eta">When it will be done at that rate.</param>
/// <param name="Approval">Who wrote it and who decided; null when nobody had to.</param>
internal sealed record BroadcastDetail(
    BroadcastShape Broadcast, IReadOnlyDictionary<string, long> Counts, long Total, long MaybeTwice, IReadOnlyDictionary<string, long> Reasons, double Rate, DateTimeOffset? Eta, ApprovalShape? Approval)
    : IShape<BroadcastDetail>
{
    public static BroadcastDetail Example { get; } = new(
        BroadcastShape.Example, new Dictionary<string, long> { ["sent"] = 840, ["failed"] = 3, ["pending"] = 157 }, 1000, 0,
        new Dictionary<string, long> { ["blocked"] = 3 }, 29.8, Moment.At(7, 1), ApprovalShape.Example);

    public static BroadcastDetail Of(BroadcastReport report, Approval? approval, Caller caller) => new(
        BroadcastShape.Of(report.Broadcast, caller),
        report.Counts.ByState.ToDictionary(c => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(c.Key.ToString()), c => c.Value),
        report.Counts.Total, report.Counts.MaybeTwice, report.Counts.ByReason, Math.Round(report.Rate, 1), report.Eta, approval is null ? null : ApprovalShape.Of(approval));
}

/// <summary>Four eyes: who wrote it, who decided.</summary>
internal sealed record ApprovalShape(string Author, DateTimeOffset AskedAt, ApprovalDecision? Decision, string? DecidedBy, DateTimeOffset? DecidedAt, string? Remark)
{
    public static ApprovalShape Example { get; } = new("李梅", Moment.At(6, 55), ApprovalDecision.Approved, "王强", Moment.At(6, 58), null);

    public static ApprovalShape Of(Approval a) => new(a.AuthorName, a.AskedAt, a.Decision, a.DecidedByName, a.DecidedAt, a.Remark);
}

/// <summary>One delivery; name and address are null when the subscriber has been deleted.</summary>
internal sealed record RecipientShape(long Subscriber, string? Name, string Channel, string? Address, DeliveryState State, int Attempts, bool MaybeTwice, DateTimeOffset? At, string? Reason) : IShape<RecipientShape>
{
    public static RecipientShape Example { get; } = new(345, "赵大叔", "telegram", "1002003", DeliveryState.Sent, 1, false, Moment.At(7, 0), null);

    public static RecipientShape Of(DeliveryRow r) => new(r.Subscriber, r.Name, r.Channel, r.Address, r.State, r.Attempts, r.Doubts > 0, r.At, r.Reason);
}

/// <summary>What a broadcast or a tip says in one language, in each form.</summary>
/// <param name="Locale">The language.</param>
/// <param name="Plain">Without markup, as it is read out.</param>
/// <param name="ChatHtml">With the few tags that chats know.</param>
/// <param name="WebHtml">As the web chat shows it.</param>
/// <param name="HasPicture">Whether a picture goes with it.</param>
internal sealed record MessageShape(string Locale, string Plain, string ChatHtml, string WebHtml, bool HasPicture)
{
    public static MessageShape Example { get; } = new("zh-CN", "今晚有霜\n\n盖好菜苗。", "<b>今晚有霜</b>\n\n盖好菜苗。", "<p><strong>今晚有霜</strong></p><p>盖好菜苗。</p>", false);

    public static IReadOnlyList<MessageShape> All(IReadOnlyDictionary<string, Messaging.OutboundMessage> messages) =>
        [.. messages.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => new MessageShape(m.Key, m.Value.Text.Plain, m.Value.Text.ChatHtml, m.Value.Text.WebHtml, m.Value.Image is not null))];
}

/// <summary>What a broadcast says.</summary>
internal sealed record MessagesShape(IReadOnlyList<MessageShape> Messages) : IShape<MessagesShape>
{
    public static MessagesShape Example { get; } = new([MessageShape.Example]);
}

/// <summary>Why something is given back.</summary>
/// <param name="Remark">In words for its author, 300 characters at most.</param>
internal sealed record ReturnBody(string Remark) : IShape<ReturnBody>
{
    public static ReturnBody Example { get; } = new("年份写错了，请改成今年。");
}

/// <summary>Instants of the examples.</summary>
internal static class Moment
{
    public static DateTimeOffset At(int hour, int minute) => new(2026, 11, 21, hour, minute, 0, TimeSpan.FromHours(8));
}
