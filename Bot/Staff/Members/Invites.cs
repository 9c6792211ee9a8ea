using System.Text.Json;
using Bot.Storage;

namespace Bot.Staff.Members;

/// <summary>One-time links and codes: a way in for somebody new, a new password for somebody known, a chat to link.</summary>
internal sealed class Invites(Database database, TimeProvider time)
{
    private static readonly TimeSpan OfMember = TimeSpan.FromDays(7);
    private static readonly TimeSpan OfPassword = TimeSpan.FromHours(24);
    private static readonly TimeSpan OfChat = TimeSpan.FromMinutes(10);

    /// <summary>Stands where a name would for the link of the first start.</summary>
    public const string FirstStart = "first start";

    /// <summary>A way in for somebody new.</summary>
    public Task<string> InviteAsync(Role role, IReadOnlyList<string> topics, IReadOnlyList<string> regions, string by) =>
        AddAsync(new(InviteKind.Member, role, topics, regions, null, by), Token.New(), OfMember);

    /// <summary>A new password for somebody known.</summary>
    public Task<string> ResetPasswordAsync(StaffMember member, string by) =>
        AddAsync(new(InviteKind.Password, member.Role, [], [], member.Id, by), Token.New(), OfPassword);

    /// <summary>A code that links the chat it is sent from: short, because it is typed, and good for minutes only.</summary>
    public Task<string> LinkChatAsync(StaffMember member) =>
        AddAsync(new(InviteKind.Chat, member.Role, [], [], member.Id, member.Name), System.Security.Cryptography.RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstuvwxyz", 10), OfChat);

    /// <summary>The link of the first start; one printed earlier is good no more.</summary>
    public async Task<string> SetUpAsync()
    {
        await database.WriteAsync(session => session.ExecuteAsync("delete from staff_invites where made_by = @FirstStart", new { FirstStart }));
        return await InviteAsync(Role.Admin, [], [], FirstStart);
    }

    /// <summary>What a token opens; null when it opens nothing (any more): a link is worth no more than whoever made it may give today.</summary>
    public Task<Invite?> FindAsync(string token) => database.ReadAsync(async session =>
        (await session.FirstOrDefaultAsync<Row>(
            """
            select kind as Kind, role as Role, topics as Topics, regions as Regions, member_id as MemberId, made_by as MadeBy
            from staff_invites i where token_hash = @hash and used_at is null and expires_at > @now
            and not exists (select 1 from staff_members m where m.name = i.made_by and (m.disabled_at is not null or (i.kind <> @chat and m.role <> @admin)))
            """,
            new { hash = Token.Hash(token), now = time.GetUtcNow(), chat = nameof(InviteKind.Chat), admin = nameof(Role.Admin) }))?.ToInvite());

    /// <summary>Uses a token up.</summary>
    /// <returns>False when somebody was quicker.</returns>
    public Task<bool> UseAsync(string token) => database.WriteAsync(async session => await session.ExecuteAsync(
        "update staff_invites set used_at = @now where token_hash = @hash and used_at is null and expires_at > @now", new { hash = Token.Hash(token), now = time.GetUtcNow() }) > 0);

    /// <summary>How many ways in are open.</summary>
    public Task<IReadOnlyList<(string Role, string MadeBy, long ExpiresAt)>> ListOpenAsync() => database.ReadAsync(session =>
        session.QueryAsync<(string, string, long)>(
            "select role, made_by, expires_at from staff_invites where kind = 'Member' and used_at is null and expires_at > @now order by expires_at", new { now = time.GetUtcNow() }));

    /// <summary>Closes every way in that is open.</summary>
    public Task CloseAllAsync() => database.WriteAsync(session => session.ExecuteAsync("delete from staff_invites where kind = 'Member' and used_at is null"));

    private async Task<string> AddAsync(Invite invite, string token, TimeSpan lasts)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(session => session.ExecuteAsync(
            """
            insert into staff_invites (token_hash, kind, role, topics, regions, member_id, made_by, made_at, expires_at)
            values (@hash, @kind, @role, @topics, @regions, @Member, @By, @now, @until)
            """,
            new
            {
                hash = Token.Hash(token),
                kind = invite.Kind.ToString(),
                role = invite.Role.ToString(),
                topics = JsonSerializer.Serialize(invite.Topics),
                regions = JsonSerializer.Serialize(invite.Regions),
                invite.Member,
                invite.By,
                now,
                until = now + lasts,
            }));
        return token;
    }

    private sealed class Row
    {
        public InviteKind Kind { get; init; }

        public Role Role { get; init; }

        public string Topics { get; init; } = "[]";

        public string Regions { get; init; } = "[]";

        public long? MemberId { get; init; }

        public string MadeBy { get; init; } = "";

        public Invite ToInvite() => new(Kind, Role, JsonSerializer.Deserialize<string[]>(Topics)!, JsonSerializer.Deserialize<string[]>(Regions)!, MemberId, MadeBy);
    }
}

/// <summary>What a one-time token opens.</summary>
internal sealed record Invite(InviteKind Kind, Role Role, IReadOnlyList<string> Topics, IReadOnlyList<string> Regions, long? Member, string By);

/// <summary>What a one-time token is for.</summary>
internal enum InviteKind
{
    Member,
    Password,
    Chat,
}
