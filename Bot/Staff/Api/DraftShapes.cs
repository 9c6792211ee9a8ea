using Bot.Staff.Composing;
using Bot.Staff.Web;

namespace Bot.Staff.Api;

/// <summary>What a draft is made of: a tip of the folder or something written, to whom, and when.</summary>
/// <param name="Tip">Id of a tip; null when something was written.</param>
/// <param name="Written">What was written; null when a tip is sent.</param>
/// <param name="Audience">To whom; left out = everybody it fits.</param>
/// <param name="When">When; left out = as soon as it may.</param>
/// <param name="NotAgain">Without those who got this content before.</param>
/// <param name="Urgent">Goes out in quiet hours, too.</param>
internal sealed record DraftBody(string? Tip = null, WrittenShape? Written = null, AudienceShape? Audience = null, DateTimeOffset? When = null, bool NotAgain = false, bool Urgent = false) : IShape<DraftBody>
{
    public static DraftBody Example { get; } = new("frost", null, AudienceShape.Example, Moment.At(7, 0));
}

/// <summary>Content that is written, not taken from the folder.</summary>
/// <param name="Topic">Id of its topic.</param>
/// <param name="Title">Up to 200 characters.</param>
/// <param name="Summary">Up to 200 characters.</param>
/// <param name="Body">Markdown, up to 4000 characters.</param>
/// <param name="SourceTitle">What it is taken from: nothing is sent without saying so.</param>
/// <param name="SourcePublisher">Who published that.</param>
/// <param name="SourceUrl">Where: http or https.</param>
internal sealed record WrittenShape(string Topic, string Title, string Summary, string Body, string SourceTitle, string SourcePublisher, string SourceUrl);

/// <summary>A draft, and what would happen if it were submitted now.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Draft">What it is made of.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Broadcast">The broadcast it became; null while it is none.</param>
/// <param name="Sheet">What would happen.</param>
internal sealed record DraftShape(long Id, DraftBody Draft, DateTimeOffset ChangedAt, long? Broadcast, SheetShape Sheet) : IShape<DraftShape>
{
    public static DraftShape Example { get; } = new(3, DraftBody.Example, Moment.At(6, 50), null, SheetShape.Example);

    public static DraftShape Of(Draft draft, Sheet sheet, Caller caller) => new(draft.Id, ToBody(draft.Composition, caller), draft.ChangedAt, draft.BroadcastId, SheetShape.Of(sheet, caller));

    private static DraftBody ToBody(Composition c, Caller caller) => new(
        c.TipId,
        c.Written is { } w ? new(w.Topic, w.Title, w.Summary, w.Body, w.SourceTitle, w.SourcePublisher, w.SourceUrl) : null,
        AudienceShape.Of(c.Audience),
        c.When is { } local ? new DateTimeOffset(local, caller.Zone.GetUtcOffset(local)) : null,
        c.NotAgain,
        c.Urgent);
}

/// <summary>What submitting would do, and what speaks against it.</summary>
/// <param name="Total">To how many.</param>
/// <param name="PerChannel">The same by channel.</param>
/// <param name="Seconds">How long sending takes at the channels' rates.</param>
/// <param name="DueAt">When.</param>
/// <param name="NeedsApproval">Whether a second person must approve it first.</param>
/// <param name="Blockers">Why it cannot be submitted.</param>
/// <param name="Warnings">What should be thought about.</param>
internal sealed record SheetShape(
    long Total, IReadOnlyDictionary<string, long> PerChannel, double Seconds, DateTimeOffset DueAt, bool NeedsApproval, IReadOnlyList<RemarkShape> Blockers, IReadOnlyList<RemarkShape> Warnings)
{
    public static SheetShape Example { get; } = new(
        1000, new Dictionary<string, long> { ["telegram"] = 900, ["webchat"] = 100 }, 30, Moment.At(7, 0), true, [], [new("quiet", "那时是休息时间，要到早上七点才发。")]);

    public static SheetShape Of(Sheet sheet, Caller caller) => new(
        sheet.Total, sheet.Counts, sheet.Duration.TotalSeconds, sheet.DueAt, sheet.NeedsApproval, [.. sheet.Blockers.Select(b => Of(b, caller.T))], [.. sheet.Warnings.Select(w => Of(w, caller.T))]);

    private static RemarkShape Of((string Key, string Value) remark, StaffTexts texts) => new(remark.Key.Split('.')[^1], texts[remark.Key, ("value", remark.Value)]);
}

/// <param name="Code">Which it is; stable, for programs.</param>
/// <param name="Message">The same in words.</param>
internal sealed record RemarkShape(string Code, string Message);

/// <summary>What a draft became.</summary>
/// <param name="Broadcast">The broadcast's number.</param>
/// <param name="NeedsApproval">Whether it waits for a second person.</param>
internal sealed record SubmittedShape(long Broadcast, bool NeedsApproval) : IShape<SubmittedShape>
{
    public static SubmittedShape Example { get; } = new(12, true);
}
