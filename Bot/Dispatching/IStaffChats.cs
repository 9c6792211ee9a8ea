using Bot.Messaging;

namespace Bot.Dispatching;

/// <summary>Knows who of those who write works with the bot.</summary>
internal interface IStaffChats
{
    /// <summary>Whether an address is a staff member's own, linked chat.</summary>
    Task<bool> AreStaffAsync(ChannelAddress address);
}
