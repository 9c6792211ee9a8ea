using Bot.Storage;

namespace Bot.Staff.Members;

/// <summary>
/// Gives an account back to its owner, who lost the password or the phone, or from whom it was taken: the old password, the codes and
/// all sessions are good no more, and a one-time link lets them choose a new password.
/// </summary>
internal sealed class AccountReset(Database database, StaffStore staff, StaffSessions sessions, Passwords passwords, Invites invites)
{
    /// <returns>The token of the link, good for a day.</returns>
    public Task<string> ResetAsync(StaffMember member, string by)
    {
        var nobodyKnows = passwords.Hash(Token.New());
        return database.WriteAsync(async _ =>
        {
            await staff.SetPasswordAsync(member.Id, nobodyKnows);
            await staff.SetTotpAsync(member.Id, null);
            await sessions.EndAllAsync(member.Id);
            return await invites.ResetPasswordAsync(member, by);
        });
    }
}
