using Bot.Messaging;
using Bot.Staff.Members;

namespace Bot.Staff.Chat;

/// <summary>Says something to a member of staff in their own chat; who has none finds it at the console.</summary>
internal sealed class StaffPost(ChannelDirectory channels, ILogger<StaffPost> log)
{
    public async Task TellAsync(StaffMember member, OutboundMessage message, CancellationToken stoppingToken)
    {
        if (member.Chat?.Split(':', 2) is [var name, var id] && channels.Find(name) is { } channel
            && await channel.SendAsync(new(name, id), message, Lane.Reply, stoppingToken) is var result and not SendResult.Sent)
        {
            log.LogWarning("Staff member {Id} could not be told: {Result}", member.Id, result);
        }
    }
}
