using Bot.Deliveries;
using Bot.Storage;

namespace Bot.Tests.Deliveries;

/// <summary>One row of the ledger as it stands in the database.</summary>
internal sealed record DeliveryRow
{
    public long Subscriber { get; init; }

    public string Channel { get; init; } = "";

    /// <summary>Where it goes now; null when the subscriber is gone.</summary>
    public string? Address { get; init; }

    public DeliveryState State { get; init; }

    public int Attempts { get; init; }

    public int Doubts { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? MessageId { get; init; }

    public string? Reason { get; init; }

    public bool IsFinal => State is DeliveryState.Sent or DeliveryState.Failed or DeliveryState.Skipped or DeliveryState.InDoubt;

    /// <summary>All rows of a broadcast, by subscriber.</summary>
    public static Task<IReadOnlyList<DeliveryRow>> OfAsync(Database database, long broadcast) => database.ReadAsync(session => session.QueryAsync<DeliveryRow>(
        """
        select d.subscriber_id as Subscriber, d.channel as Channel, s.address as Address, d.state as State, d.attempts as Attempts, d.doubts as Doubts,
               d.at as At, d.message_id as MessageId, d.reason as Reason
        from deliveries d left join subscribers s on s.id = d.subscriber_id
        where d.broadcast_id = @broadcast order by d.subscriber_id
        """,
        new { broadcast }));
}
