using System.Text.Json;
using Bot.Staff.Members;
using Bot.Storage;

namespace Bot.Staff.Api;

/// <summary>Keeps the tokens that let programs in. A token acts as its member, and can never do more than they can.</summary>
internal sealed class ApiTokens(Database database, StaffStore staff, TimeProvider time)
{
    /// <summary>What a token begins with, so that one that leaked is recognized for what it is.</summary>
    public const string Prefix = "sb_";

    /// <summary>A use so lately is not written down again.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    private const string Columns = """
        select t.id as Id, t.member_id as MemberId, m.name as MemberName, t.name as Name, t.role as Role, t.scopes as Scopes,
               t.created_at as CreatedAt, t.expires_at as ExpiresAt, t.last_used_at as LastUsedAt, t.revoked_at as RevokedAt
        from api_tokens t join staff_members m on m.id = t.member_id
        """;

    /// <summary>Makes a token.</summary>
    /// <returns>The token itself, which is not kept, and its number.</returns>
    public async Task<(string Secret, long Id)> AddAsync(long member, string name, Role role, IReadOnlyList<string> scopes, TimeSpan lasts)
    {
        var secret = Prefix + Token.New();
        var now = time.GetUtcNow();
        var id = await database.WriteAsync(session => session.ScalarAsync<long>(
            """
            insert into api_tokens (token_hash, member_id, name, role, scopes, created_at, expires_at)
            values (@hash, @member, @name, @role, @scopes, @now, @until) returning id
            """,
            new { hash = Token.Hash(secret), member, name, role = role.ToString(), scopes = JsonSerializer.Serialize(scopes), now, until = now + lasts }));
        return (secret, id);
    }

    /// <summary>Who a token acts as, with the role they have through it; null when it lets nobody in.</summary>
    public async Task<(ApiToken Token, StaffMember Member)?> WhoAsync(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal) || !Token.IsSound(secret[Prefix.Length..]))
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (await FirstAsync("where t.token_hash = @hash and t.revoked_at is null and t.expires_at > @now", new { hash = Token.Hash(secret), now }) is not { } token
            || await staff.FindAsync(token.MemberId) is not { DisabledAt: null } member)
        {
            return null;
        }

        if (token.LastUsedAt is not { } last || now - last > Lately)
        {
            await database.WriteAsync(session => session.ExecuteAsync("update api_tokens set last_used_at = @now where id = @Id", new { token.Id, now }));
        }

        return (token, member with { Role = token.Role < member.Role ? token.Role : member.Role });
    }

    /// <summary>The tokens of a member, or of everybody; the newest first.</summary>
    public Task<IReadOnlyList<ApiToken>> ListAsync(long? member) => ListAsync("where t.member_id = @member or @member is null order by t.id desc limit 500", new { member });

    public Task<ApiToken?> FindAsync(long id) => FirstAsync("where t.id = @id", new { id });

    public Task RevokeAsync(long id) => database.WriteAsync(session =>
        session.ExecuteAsync("update api_tokens set revoked_at = @now where id = @id and revoked_at is null", new { id, now = time.GetUtcNow() }));

    private async Task<ApiToken?> FirstAsync(string which, object parameters) => await ListAsync(which, parameters) is [var token, ..] ? token : null;

    private Task<IReadOnlyList<ApiToken>> ListAsync(string which, object parameters) => database.ReadAsync(async session =>
        (IReadOnlyList<ApiToken>)[.. (await session.QueryAsync<Row>($"{Columns} {which}", parameters)).Select(r => r.ToToken())]);

    private sealed class Row
    {
        public long Id { get; init; }

        public long MemberId { get; init; }

        public string MemberName { get; init; } = "";

        public string Name { get; init; } = "";

        public Role Role { get; init; }

        public string Scopes { get; init; } = "[]";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public ApiToken ToToken() => new(Id, MemberId, MemberName, Name, Role, JsonSerializer.Deserialize<string[]>(Scopes)!, CreatedAt, ExpiresAt, LastUsedAt, RevokedAt);
    }
}

/// <summary>A way in for a program.</summary>
/// <param name="Id">Its number.</param>
/// <param name="MemberId">Whom it acts as.</param>
/// <param name="MemberName">Their name.</param>
/// <param name="Name">What it is for, in its member's words.</param>
/// <param name="Role">The most it may; never more than its member may now.</param>
/// <param name="Scopes">Names of <see cref="Scope"/>s.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it lets nobody in any more.</param>
/// <param name="LastUsedAt">When it was last used, to the minute; null = never.</param>
/// <param name="RevokedAt">When it was taken back; null = it was not.</param>
internal sealed record ApiToken(
    long Id, long MemberId, string MemberName, string Name, Role Role, IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    public bool Has(Scope scope) => Scopes.Contains(scope.Name);
}
