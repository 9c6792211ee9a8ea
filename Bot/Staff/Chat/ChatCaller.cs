using Bot.Staff.Members;

namespace Bot.Staff.Chat;

/// <summary>A member of staff in their own chat.</summary>
internal sealed class ChatCaller(IServiceProvider services, StaffMember member) : Caller(services, member, null);
