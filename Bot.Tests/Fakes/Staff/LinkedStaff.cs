using Bot.Tests.Fakes.Telegram;

namespace Bot.Tests.Fakes.Staff;

/// <summary>A member of staff at the console who has linked a chat.</summary>
internal sealed record LinkedStaff(StaffVisitor Visitor, FakeUser User) : IDisposable
{
    public void Dispose() => Visitor.Dispose();
}
