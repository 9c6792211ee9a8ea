using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>Something that can be done to a broadcast, after a page that says what it will do.</summary>
/// <param name="Name">In the address and the texts.</param>
/// <param name="Role">Who may.</param>
/// <param name="IsGrave">Whether it cannot be taken back.</param>
/// <param name="Fits">Whether it can be done as the broadcast stands.</param>
/// <param name="IsDone">Whether it stands already as it would then: a button pressed twice is no mistake.</param>
internal sealed record BroadcastAct(string Name, Role Role, bool IsGrave, Func<BroadcastReport, bool> Fits, Func<BroadcastReport, bool> IsDone)
{
    public static BroadcastAct Pause { get; } = new("pause", Role.Editor, false, r => r.Broadcast.Status == BroadcastStatus.Sending, r => r.Broadcast.Status == BroadcastStatus.Paused);

    public static BroadcastAct Resume { get; } = new("resume", Role.Editor, false, r => r.Broadcast.Status == BroadcastStatus.Paused, r => r.Broadcast.Status == BroadcastStatus.Sending);

    public static BroadcastAct Retry { get; } = new("retry", Role.Editor, false, r => r.Broadcast.FinishedAt is not null && r.Counts[DeliveryState.Failed] > 0, _ => false);

    public static IReadOnlyList<BroadcastAct> All { get; } =
    [
        Pause,
        Resume,
        Retry,
        new("cancel", Role.Editor, true, r => r.Broadcast.FinishedAt is null, r => r.Broadcast.Status == BroadcastStatus.Cancelled),
        new("recall", Role.Reviewer, true, r => r.Counts[DeliveryState.Sent] > 0, r => r.Counts[DeliveryState.Recalled] > 0),
    ];

    /// <summary>What it will do, and to how many.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="report">How it stands.</param>
    /// <param name="gone">How many of those it goes to would be skipped, because they left.</param>
    public string What(Caller caller, BroadcastReport report, long gone)
    {
        var count = Name switch
        {
            "recall" => report.Counts[DeliveryState.Sent],
            "retry" => report.Counts[DeliveryState.Failed],
            _ => report.Open,
        };
        var what = caller.T["act-what." + Name, ("count", Visit.Number(count)), ("sent", Visit.Number(report.Counts[DeliveryState.Sent]))];
        return gone == 0 ? what : $"{what} {caller.T["act-gone", ("count", Visit.Number(gone))]}";
    }
}
