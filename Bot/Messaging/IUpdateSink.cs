namespace Bot.Messaging;

/// <summary>Where channels hand in what they receive; when the task ends, it is stored and may be acknowledged to the platform.</summary>
internal interface IUpdateSink
{
    /// <summary>Stores updates that are new and ignores those seen before.</summary>
    Task AcceptAsync(IReadOnlyList<InboundUpdate> updates, CancellationToken cancellationToken);
}

/// <summary>An update as it came in, before anybody tried to understand it.</summary>
/// <param name="Channel">The channel it came by.</param>
/// <param name="Id">The channel's id of it, unique within the channel.</param>
/// <param name="Payload">The raw JSON.</param>
/// <param name="ReceivedAt">When we got it, by our clock; whoever hands it in leaves it out.</param>
internal sealed record InboundUpdate(string Channel, string Id, string Payload, DateTimeOffset ReceivedAt = default);
