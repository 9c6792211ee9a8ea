using Bot.Broadcasts;

namespace Bot.Tests.Broadcasts;

public class BroadcastTransitionsTests
{
    /// <summary>Everything that may happen to a broadcast; the rows of a second table, kept by hand.</summary>
    private static readonly string[] Allowed =
    [
        "Draft Scheduled", "Draft Cancelled",
        "Scheduled Sending", "Scheduled Cancelled",
        "Sending Paused", "Sending Cancelled", "Sending Completed",
        "Paused Sending", "Paused Cancelled",
    ];

    public static TheoryData<string, string> Pairs { get; } = [.. from one in Enum.GetNames<BroadcastStatus>() from other in Enum.GetNames<BroadcastStatus>() select (one, other)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Only_what_the_table_says_may_happen(string from, string to) =>
        BroadcastTransitions.IsAllowed(Enum.Parse<BroadcastStatus>(from), Enum.Parse<BroadcastStatus>(to)).ShouldBe(Allowed.Contains($"{from} {to}"));
}
