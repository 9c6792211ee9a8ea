using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Staff.Members;

namespace Bot.Staff.Sending;

/// <summary>Something that can be done to a broadcast, after a page that says what it will do.</summary>
/// <param name="Name">In the address and the texts.</param>
/// <param name="Role">Who may.</param>
/// <param name="IsGrave">Whether it cannot be taken back.</param>
/// <param name="Fits">Whether it can be done as the broadcast stands.</param>
internal sealed record BroadcastAct(string Name, Role Role, bool IsGrave, Func<BroadcastReport, bool> Fits)
{
    public static BroadcastAct Pause { get; } = new("pause", Role.Editor, false, r => r.Broadcast.Status == BroadcastStatus.Sending);

    public static IReadOnlyList<BroadcastAct> All { get; } =
    [
        Pause,
        new("resume", Role.Editor, false, r => r.Broadcast.Status == BroadcastStatus.Paused),
        new("retry", Role.Editor, false, r => r.Broadcast.FinishedAt is not null && r.Counts[DeliveryState.Failed] > 0),
        new("cancel", Role.Editor, true, r => r.Broadcast.FinishedAt is null),
        new("recall", Role.Reviewer, true, r => r.Counts[DeliveryState.Sent] > 0),
    ];
}
