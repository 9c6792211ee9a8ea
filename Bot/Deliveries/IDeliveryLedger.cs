using Bot.Messaging;
using Bot.Subscribers;

namespace Bot.Deliveries;

/// <summary>The ledger: one row per recipient of a broadcast. Nothing is sent that is not written here first.</summary>
internal interface IDeliveryLedger
{
    /// <summary>Writes one Pending row for every subscriber of an audience.</summary>
    /// <returns>How many.</returns>
    Task<long> FreezeAsync(long broadcast, AudienceQuery audience);

    /// <summary>Freezes an audience of people named one by one; of them, those who did not stop.</summary>
    Task<long> FreezeForAsync(long broadcast, IReadOnlyCollection<long> subscribers);

    /// <summary>In one transaction: records what became of earlier claims, and claims more.</summary>
    Task<IReadOnlyList<Claim>> TurnAsync(IReadOnlyList<Settled> settled, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, DailyLimit? limit = null);

    /// <summary>Takes up what was under way when the program last died.</summary>
    /// <returns>How many rows that were.</returns>
    Task<int> RecoverAsync(DateTimeOffset now);

    /// <summary>Skips everything of a broadcast that is not sent and not under way.</summary>
    Task<int> SkipRestAsync(long broadcast, string reason, DateTimeOffset now);

    /// <summary>Writes one Pending row in a new broadcast for every Failed one of an old.</summary>
    /// <returns>How many.</returns>
    Task<long> CopyFailedAsync(long from, long to);

    /// <summary>Whether anybody's delivery failed, of those who are still listed one by one: see <see cref="FoldAsync"/>.</summary>
    Task<bool> HasFailedAsync(long broadcast);

    /// <summary>Of the failed deliveries of a broadcast, how many are to people who get nothing any more: they left, blocked the bot, or are gone.</summary>
    Task<long> CountFailedAndGoneAsync(long broadcast);

    /// <summary>Sent deliveries that can be taken back, after a subscriber, in order.</summary>
    Task<IReadOnlyList<SentDelivery>> ListRecallableAsync(long broadcast, long after, int size);

    /// <summary>Records what became of a recall: taken back, or why not.</summary>
    Task RecordRecallAsync(long broadcast, IReadOnlyList<(long Subscriber, string? Problem)> results, DateTimeOffset now);

    /// <summary>Every delivery of a broadcast after a subscriber, in order, for writing them out.</summary>
    Task<IReadOnlyList<DeliveryRow>> PageAsync(long broadcast, long after, int size);

    /// <summary>When the first of those is tried again that failed for now; null when there is none.</summary>
    Task<DateTimeOffset?> NextTryAsync(long broadcast);

    /// <summary>Deliveries of a broadcast sent since an instant.</summary>
    Task<long> CountSentSinceAsync(long broadcast, DateTimeOffset since);

    /// <summary>Replaces the rows of broadcasts that ended before an instant by their totals, some at a time.</summary>
    /// <returns>How many rows went.</returns>
    Task<int> FoldAsync(DateTimeOffset endedBefore);

    /// <summary>Whether anything of a broadcast is Pending, Sending or Retrying.</summary>
    Task<bool> HasOpenAsync(long broadcast);

    /// <summary>Counts by state and reason.</summary>
    Task<DeliveryCounts> CountAsync(long broadcast);
}

/// <summary>Asks for deliveries to send.</summary>
/// <param name="Broadcast">Of this broadcast.</param>
/// <param name="Channel">On this channel.</param>
/// <param name="After">The highest subscriber already claimed: rows are walked in order, each looked at once.</param>
/// <param name="Count">At most so many.</param>
internal sealed record ClaimRequest(long Broadcast, string Channel, long After, int Count);

/// <summary>A delivery that is ours to send: its row says Sending.</summary>
internal sealed record Claim
{
    public long Broadcast { get; init; }

    public long Subscriber { get; init; }

    public required ChannelAddress Address { get; init; }

    public required string Locale { get; init; }

    /// <summary>Tries that count, this one included.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether it was claimed as a row not tried before, in the order of the walk.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>A message that was sent and may be taken back.</summary>
internal sealed class SentDelivery
{
    public long Subscriber { get; init; }

    public string Channel { get; init; } = "";

    public string Address { get; init; } = "";

    public string MessageId { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

/// <summary>One row of the ledger, with what is still known of its recipient.</summary>
internal sealed class DeliveryRow
{
    public long Subscriber { get; init; }

    public string Channel { get; init; } = "";

    public string? Address { get; init; }

    public string? Name { get; init; }

    public DeliveryState State { get; init; }

    public int Attempts { get; init; }

    public int Doubts { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? MessageId { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A claim and what became of it.</summary>
internal sealed record Settled(Claim Claim, Verdict Verdict);

/// <summary>How a broadcast stands.</summary>
internal sealed record DeliveryCounts(IReadOnlyDictionary<DeliveryState, long> ByState, IReadOnlyDictionary<string, long> ByReason, long MaybeTwice)
{
    public long this[DeliveryState state] => ByState.GetValueOrDefault(state);

    public long Total => ByState.Values.Sum();
}
