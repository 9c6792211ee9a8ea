using Bot.Messaging;

namespace Bot.Channels;

/// <summary>
/// A channel behind its pacer. Only this is registered, never the bare channel, so that no caller can go round it.
/// A pause the server asks for is waited out here for replies; a bulk message is handed back instead, so that its ledger row
/// does not stand open for hours. Only waiting can be cancelled: a call cut short would leave its outcome unknown.
/// </summary>
internal sealed class PacedChannel(IChannel inner, Pacer pacer, Func<ChannelAddress, bool> isGroup, TimeProvider time) : IChannel, IPace
{
    /// <summary>How often a reply goes back to the head of its lane before it is given up.</summary>
    private const int MaxReplyPauses = 5;

    public string Name => inner.Name;

    public ChannelCapabilities Capabilities => inner.Capabilities;

    public DateTimeOffset HoldUntil => pacer.HoldUntil;

    public double BulkRate => pacer.BulkRate;

    public double PaidRate => pacer.PaidRate;

    public int MaxInFlight => pacer.MaxInFlight;

    public Task<SendResult> SendAsync(ChannelAddress to, OutboundMessage message, Lane lane, CancellationToken cancellationToken) =>
        PacedAsync(to, lane, message.Paid, () => inner.SendAsync(to, message, lane, CancellationToken.None), cancellationToken);

    public Task<SendResult> EditAsync(ChannelAddress at, string messageId, OutboundMessage message, CancellationToken cancellationToken) =>
        PacedAsync(at, Lane.Reply, paid: false, () => inner.EditAsync(at, messageId, message, CancellationToken.None), cancellationToken);

    public Task<SendResult> RecallAsync(ChannelAddress at, string messageId, CancellationToken cancellationToken) =>
        PacedAsync(at, Lane.Bulk, paid: false, () => inner.RecallAsync(at, messageId, CancellationToken.None), cancellationToken);

    public async Task AcknowledgeAsync(Update update, CancellationToken cancellationToken)
    {
        // Telegram counts messages, not acknowledgements; but during a pause it refuses these too.
        if (!pacer.IsHeld)
        {
            await inner.AcknowledgeAsync(update, cancellationToken);
        }
    }

    public Task<bool> IsGroupAdminAsync(ChannelAddress group, string senderId, CancellationToken cancellationToken) =>
        inner.IsGroupAdminAsync(group, senderId, cancellationToken);

    private async Task<SendResult> PacedAsync(ChannelAddress to, Lane lane, bool paid, Func<Task<SendResult>> send, CancellationToken cancellationToken)
    {
        for (var pauses = 0; ; pauses++)
        {
            var ticket = await WaitForTurnAsync(to, lane, paid, cancellationToken);
            var begun = time.GetTimestamp();
            SendResult result;
            try
            {
                result = await send();
            }
            finally
            {
                pacer.Release(ticket);
            }

            BotMetrics.Sent(Name, lane, result, time.GetElapsedTime(begun));

            if (result is not SendResult.RateLimited limited)
            {
                return result;
            }

            pacer.Hold(limited.RetryAfter);
            if (lane == Lane.Bulk || pauses >= MaxReplyPauses)
            {
                return result;
            }
        }
    }

    private async ValueTask<PacingTicket> WaitForTurnAsync(ChannelAddress to, Lane lane, bool paid, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        BotMetrics.Queue(Name, lane, 1);
        try
        {
            var ticket = await pacer.EnterAsync(lane, to.Id, isGroup(to), paid, cancellationToken);
            BotMetrics.Waited(Name, lane, time.GetElapsedTime(begun));
            return ticket;
        }
        finally
        {
            BotMetrics.Queue(Name, lane, -1);
        }
    }
}
