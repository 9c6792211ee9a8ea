using Bot.Dispatching;
using Bot.Messaging;
using Bot.Staff.Members;

namespace Bot.Staff.Chat;

/// <inheritdoc cref="IStaffChats"/>
internal sealed class StaffChats(StaffStore staff) : IStaffChats
{
    public async Task<bool> AreStaffAsync(ChannelAddress address) => await staff.FindByChatAsync(address.ToString()) is not null;
}
