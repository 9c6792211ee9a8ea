using Bot.Storage;

namespace Bot.Staff.Members;

/// <summary>Who is signed in. A session ends when it is signed out, left alone, grown old, or when its member is shut out.</summary>
internal sealed class StaffSessions(Database database, StaffStore staff, TimeProvider time)
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>A session that was seen so lately is not written down again.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session, always with a secret of its own.</summary>
    public Task<string> BeginAsync(long member) => database.WriteAsync(async session =>
    {
        var secret = Token.New();
        var now = time.GetUtcNow();
        await session.ExecuteAsync("delete from staff_sessions where seen_at < @idle or created_at < @old", new { idle = now - Idle, old = now - Longest });
        await session.ExecuteAsync(
            "insert into staff_sessions (token_hash, member_id, created_at, seen_at) values (@hash, @member, @now, @now)", new { hash = Token.Hash(secret), member, now });
        return secret;
    });

    /// <summary>Whose session it is; null when it is nobody's.</summary>
    /// <param name="secret">The secret of the session.</param>
    /// <param name="isByItself">Whether a page asks by itself: that is no sign of anybody's being there.</param>
    public async Task<StaffMember?> WhoAsync(string secret, bool isByItself = false)
    {
        var now = time.GetUtcNow();
        var found = await database.ReadAsync(session => session.FirstOrDefaultAsync<(long Member, long Seen)>(
            "select member_id, seen_at from staff_sessions where token_hash = @hash and seen_at >= @idle and created_at >= @old",
            new { hash = Token.Hash(secret), idle = now - Idle, old = now - Longest }));
        if (found.Member == 0 || await staff.FindAsync(found.Member) is not { DisabledAt: null } member)
        {
            return null;
        }

        if (!isByItself && now - DateTimeOffset.FromUnixTimeMilliseconds(found.Seen) > Lately)
        {
            await database.WriteAsync(session => session.ExecuteAsync("update staff_sessions set seen_at = @now where token_hash = @hash", new { hash = Token.Hash(secret), now }));
        }

        return member;
    }

    public Task EndAsync(string secret) => database.WriteAsync(session =>
        session.ExecuteAsync("delete from staff_sessions where token_hash = @hash", new { hash = Token.Hash(secret) }));

    /// <summary>Ends all of somebody's sessions.</summary>
    public Task EndAllAsync(long member) => database.WriteAsync(session =>
        session.ExecuteAsync("delete from staff_sessions where member_id = @member", new { member }));
}
