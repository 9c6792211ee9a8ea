using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>Sends answers on the reply lane, in order, and tries again where nobody was reached.</summary>
internal sealed class ReplySender(ChannelDirectory channels, TimeProvider time, ILogger<ReplySender> log)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    public async Task SendAsync(ChannelAddress to, IReadOnlyList<Reply> replies, CancellationToken cancellationToken)
    {
        if (replies.Count == 0)
        {
            return;
        }

        if (channels.Find(to.Channel) is not { } channel)
        {
            log.LogWarning("No answer to {Address}: the channel is not connected", to);
            return;
        }

        foreach (var reply in replies)
        {
            await SendAsync(channel, to, reply, cancellationToken);
        }
    }

    private async Task SendAsync(IChannel channel, ChannelAddress to, Reply reply, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var result = reply.ReplacesMessageId is { } id
                ? await channel.EditAsync(to, id, reply.Message, cancellationToken)
                : await channel.SendAsync(to, reply.Message, Lane.Reply, cancellationToken);
            if (result is SendResult.Moved moved && attempt < Pauses.Length)
            {
                // Its messages have other numbers there, so that nothing can be replaced.
                (to, reply) = (moved.To, reply with { ReplacesMessageId = null });
                continue;
            }

            // Someone waits for this: better the answer twice than not at all.
            var again = result is SendResult.NotReached or SendResult.Unknown or SendResult.RateLimited && attempt < Pauses.Length;
            if (!again)
            {
                if (result is not (SendResult.Sent or SendResult.Refused { Why: Refusal.Stale }))
                {
                    log.LogWarning("No answer to {Address}: {Result}", to, result);
                }

                return;
            }

            await Task.Delay(Pauses[attempt], time, cancellationToken);
        }
    }
}
